// The figures of a notifier for Prometheus: read from it when they are scraped, so that nothing is counted twice.
import { createServer, type Server } from 'node:http';
import type { Notifier, NotifierStats } from 'notify-about';
import { Counter, Gauge, Registry } from 'prom-client';

/** A registry with the figures of a notifier. Merge it with your own: `Registry.merge([yours, figuresOf(notifier)])`. */
export function figuresOf(notifier: Notifier): Registry {
  const registry = new Registry();
  const stats = (): NotifierStats => notifier.stats();
  count(registry, 'told', 'Notifications that were told.', () => stats().emitted);
  count(registry, 'accepted', 'Notifications that the broker accepted.', () => stats().accepted);
  countLost(registry, () => stats().lost);
  gauge(registry, 'pending', 'Notifications that wait for the broker.', () => stats().pending);
  gauge(registry, 'pending_bytes', 'Bytes that wait for the broker.', () => stats().pendingBytes);
  gauge(registry, 'oldest_pending_seconds', 'Age of the oldest notification that waits.', () => {
    return (stats().oldestPending ?? 0) / 1000;
  });
  gauge(registry, 'connected', '1 while there is a connection to a broker.', () => {
    return stats().connection.state === 'open' ? 1 : 0;
  });
  gauge(registry, 'links_refused', 'Topics that the broker refuses to take now.', () => {
    return Object.values(stats().links).filter(({ error }) => error !== undefined).length;
  });
  return registry;
}

/** Serves a registry at `/metrics`. */
export function serve(registry: Registry, port: number): Server {
  return createServer((_request, response) => {
    void registry.metrics().then((text) => {
      response.setHeader('content-type', registry.contentType).end(text);
    });
  }).listen(port);
}

function count(registry: Registry, name: string, help: string, value: () => number): void {
  new Counter({
    name: `notify_about_${name}_total`,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(value());
    },
  });
}

function countLost(registry: Registry, lost: () => NotifierStats['lost']): void {
  new Counter({
    name: 'notify_about_lost_total',
    help: 'Notifications that were lost, by reason.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, value] of Object.entries(lost())) this.inc({ reason }, value);
    },
  });
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name: `notify_about_${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}
