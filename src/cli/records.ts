// The forms of a line: a single notification, a line of `tail --json`, or a line of the spool's lost.ndjson.
import { parted } from '../consumer/decode.ts';
import { NotificationError, type OtherNotification, type ReceivedNotification } from '../consumer/index.ts';
import { parseJson } from '../consumer/json.ts';
import { partedText, strictJson } from '../consumer/record-text.ts';
import type { RecordText } from '../utils/notification/record-line.ts';
import { byName, membersOf } from '../utils/text/json-text.ts';
import { isObject, read } from '../utils/describing/safe-read.ts';
import { traceOf } from '../utils/request/trace.ts';
import { documentsOf } from './documents.ts';
import { MAX_BYTES, type Line } from './lines.ts';

/** A notification read from a line, with its text, which is built on demand. */
export interface LineRecord extends ReceivedNotification {
  readonly text: () => RecordText;
}

/** A notification that was read, or the reason why it could not be. */
export type Entry = { readonly line: number } & (
  | { readonly record: LineRecord; readonly fault?: never }
  | { readonly record?: never; readonly fault: string }
);

/**
 * Yields the notifications of a file: one JSON document of several lines, or one per line (NDJSON). `-` is the standard
 * input.
 */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  for await (const { lines } of documentsOf(file)) for (const line of lines) yield entryOf(line);
}

/** Returns the notification of one line. */
export function entryOf({ number: line, text, isCut }: Line): Entry {
  if (text === undefined) return { line, fault: `has more than ${String(MAX_BYTES)} bytes` };
  const json = jsonIn(text);
  if (json.fault !== undefined)
    return { line, fault: isCut ? `${json.fault}: the file ends inside it` : json.fault };
  return { line, ...recordIn(json.value, text) };
}

type Json = { readonly value: unknown; readonly fault?: never } | { readonly fault: string };

function jsonIn(text: string): Json {
  try {
    return { value: parseJson(text, 'it') };
  } catch (error) {
    const isTooDeep = (error as NotificationError).code === 'ERR_NOTIFICATION_TOO_DEEP';
    return { fault: isTooDeep ? 'is nested too deep' : 'is not JSON' };
  }
}

type Found = Pick<Entry & { fault: string }, 'fault'> | { readonly record: LineRecord };

function recordIn(value: unknown, json: string): Found {
  const inside = read(value, 'notification');
  if (read(value, 'lost_at') !== undefined && inside === undefined)
    return { fault: 'has no notification: it could not be built, or was too large to be kept' };
  const { notification, context } = parted((inside ?? value) as Record<string, unknown>);
  if (typeof notification['event_type'] !== 'string')
    return { fault: 'is not a notification: it has no /event_type' };
  const beside = inside === undefined ? undefined : read(value, 'context');
  const trace = traceOf(read(value, 'trace'));
  return {
    record: {
      notification: notification as typeof notification & OtherNotification,
      context: isObject(beside) ? { ...beside, ...context } : context,
      ...(trace && { trace }),
      text: () => textIn(json),
    },
  };
}

function textIn(json: string): RecordText {
  const strict = strictJson(json);
  const members = byName(membersOf(strict));
  const inside = members.get('notification')?.value ?? 'null';
  return inside === 'null'
    ? partedText(strict, undefined)
    : partedText(inside, members.get('context')?.value);
}
