import type { Notification } from '../../src/consumer/index.ts';

/** The contents of a line of the stream, for slow and obvious counts. */
export interface Told {
  readonly id: string;
  readonly at: number;
  readonly day: string;
  readonly action: string;
  readonly phase: string;
  readonly request: string;
  readonly user: string | undefined;
  readonly session: string | undefined;
  readonly region: string | undefined;
  readonly duration: number | undefined;
  readonly resource: Record<string, unknown>;
  readonly parameters: Record<string, unknown>;
  readonly status: number | undefined;
  readonly fault: string | undefined;
}

export function toldIn(lines: Iterable<string>): Told[] {
  return Array.from(lines, (line) => told((JSON.parse(line) as { notification: Notification }).notification));
}

function told({ message_id: id, timestamp, payload }: Notification): Told {
  const { resource, action, phase, initiator, request } = payload;
  const fault = payload.phase === 'error' ? payload.fault : undefined;
  return {
    id,
    at: Date.parse(`${timestamp.replace(' ', 'T')}Z`),
    day: timestamp.slice(0, 10),
    action: `${resource.type}.${action}`,
    phase,
    request: request?.id ?? '',
    user: initiator?.user_id,
    session: initiator?.session_id,
    region: initiator?.region,
    duration: payload.phase === 'start' ? undefined : payload.duration,
    resource: { ...resource },
    parameters: { ...payload.parameters },
    status: fault?.status_code,
    fault: fault?.exception,
  };
}

export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}
