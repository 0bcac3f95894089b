// Whether a process should be given work, as a load balancer or Kubernetes asks by HTTP.
import { createServer, type Server } from 'node:http';
import type { LossReason, Notifier } from 'notify-about';

/** Losses by the way to the consumers. What is invalid or too large is a mistake in a handler: alert on it instead. */
const causes: readonly LossReason[] = ['overflow', 'rejected', 'released', 'expired'];

export interface Readiness {
  readonly ready: boolean;
  readonly why: string;
}

/**
 * Asks whether a notifier is fit for work: it is not while it loses what it is told, and for `calm` milliseconds after,
 * nor when it is closed, or can never connect. Without a broker it is fit: calls do not wait, and what they tell is kept.
 */
export function readinessOf(notifier: Notifier, calm: number = 60_000): () => Readiness {
  let known = lostBy(notifier);
  let roseAt = -Infinity;
  return () => {
    const lost = lostBy(notifier);
    if (lost > known) roseAt = performance.now();
    known = lost;
    const { state } = notifier.stats().connection;
    if (state === 'closed' || state === 'failed') return { ready: false, why: state };
    if (performance.now() - roseAt < calm) return { ready: false, why: 'notifications are being lost' };
    return { ready: true, why: `broker: ${state}` };
  };
}

/** Answers 200 or 503, and why. */
export function serve(readiness: () => Readiness, port: number): Server {
  return createServer((_request, response) => {
    const { ready, why } = readiness();
    response.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain' }).end(`${why}\n`);
  }).listen(port);
}

function lostBy(notifier: Notifier): number {
  const { lost } = notifier.stats();
  return causes.reduce((sum, reason) => sum + lost[reason], 0);
}
