// What stands in a line: a notification by itself, what `tail --json` wrote, or what the spool's lost.ndjson keeps.
import type { OtherNotification, ReceivedNotification } from '../consumer/index.ts';
import { isObject, read } from '../utils/reading.ts';
import { traceOf } from '../utils/trace.ts';
import { documentsOf } from './documents.ts';
import { MOST_BYTES, type Line } from './lines.ts';

/** A notification that was read, or why there is none. */
export type Entry = { readonly line: number } & (
  | { readonly record: ReceivedNotification; readonly fault?: never }
  | { readonly record?: never; readonly fault: string }
);

/** What a file holds: one JSON document of several lines, or a notification a line (NDJSON). `-` is the standard input. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  for await (const { lines } of documentsOf(file)) for (const line of lines) yield entryOf(line);
}

/** What stands in one line. */
export function entryOf({ number: line, text, isCut }: Line): Entry {
  if (text === undefined) return { line, fault: `has more than ${String(MOST_BYTES)} bytes` };
  const json = jsonIn(text);
  if (json === undefined)
    return { line, fault: isCut ? 'is not JSON: the file ends within it' : 'is not JSON' };
  return { line, ...recordIn(json.value) };
}

function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

type Found = Pick<Entry & { fault: string }, 'fault'> | { readonly record: ReceivedNotification };

function recordIn(value: unknown): Found {
  const notification = read(value, 'notification') ?? value;
  if (read(value, 'lost_at') !== undefined && notification === value)
    return { fault: 'has no notification: it could not be built, or was too large to keep' };
  if (!isObject(notification) || typeof read(notification, 'event_type') !== 'string')
    return { fault: 'is not a notification: there is no /event_type' };
  const context = read(value, 'context');
  const trace = traceOf(read(value, 'trace'));
  return {
    record: {
      notification: notification as OtherNotification,
      context: (isObject(context) ? context : {}) as Record<string, unknown>,
      ...(trace && { trace }),
    },
  };
}
