// Bad lines derived from a good one.
import type { Random } from '../random.ts';

interface Copy {
  readonly notification: {
    message_id: string;
    event_type: string;
    priority: string;
    timestamp: string;
    readonly payload: { version: string; phase: string; fault?: object };
  };
}

export function again(line: string, random: Random): string {
  return changed(line, random, () => undefined);
}

export function ofVersionTwo(line: string, random: Random): string {
  return changed(line, random, ({ notification: { payload } }) => {
    payload.version = '2.0';
  });
}

/** Returns the end of an operation as an error, a second later. */
export function asError(line: string, time: number, random: Random): string {
  return changed(line, random, ({ notification }) => {
    notification.event_type = notification.event_type.replace(/end$/, 'error');
    notification.priority = 'ERROR';
    notification.timestamp = new Date(time + 1000).toISOString().replace('T', ' ').replace('Z', '000');
    notification.payload.phase = 'error';
    notification.payload.fault = { exception: 'Timeout', exception_message: 'It took too long.' };
  });
}

function changed(line: string, random: Random, change: (copy: Copy) => void): string {
  const copy = JSON.parse(line) as Copy;
  copy.notification.message_id = random.uuid();
  change(copy);
  return JSON.stringify(copy);
}

/** Returns the request id of a line. */
export function requestOf(line: string): string {
  return /"request":\{"id":"([^"]+)"/.exec(line)?.[1] ?? '';
}

/** Returns `start`, `end` or `error`. */
export function phaseOf(line: string): string {
  return /"phase":"(\w+)"/.exec(line)?.[1] ?? '';
}
