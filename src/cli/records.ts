// What stands in a line: a notification by itself, what `tail --json` wrote, or what the spool's lost.ndjson keeps.
import type { OtherNotification, ReceivedNotification } from '../consumer/index.ts';
import { isObject, read } from '../utils/reading.ts';
import { traceOf } from '../utils/trace.ts';
import { linesOf, MOST_BYTES, type Line } from './lines.ts';

/** A notification that was read, or why there is none. */
export type Entry = { readonly line: number } & (
  | { readonly record: ReceivedNotification; readonly fault?: never }
  | { readonly record?: never; readonly fault: string }
);

/** What a file holds: one JSON document of several lines, or a notification a line (NDJSON). `-` is the standard input. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const lines = linesOf(file);
  const first = await lines.next();
  if (first.done === true) return;
  if (beginsDocument(first.value, file)) yield await documentOf(first.value, lines);
  else {
    yield entryOf(first.value);
    for await (const line of lines) yield entryOf(line);
  }
}

// No line of NDJSON is a brace alone; in a file that says to be one document, the first line is not JSON by itself.
function beginsDocument({ text = '' }: Line, file: string): boolean {
  return text.trim() === '{' || (file.endsWith('.json') && !isJson(text));
}

async function documentOf(first: Line, rest: AsyncGenerator<Line>): Promise<Entry> {
  let text = first.text ?? '';
  for await (const line of rest) {
    text += `\n${line.text ?? ''}`;
    if (line.text === undefined || text.length > MOST_BYTES) return { line: 1, fault: tooLong };
  }
  return entryOf({ number: 1, text, isCut: false });
}

const tooLong = `has more than ${String(MOST_BYTES)} bytes`;

function entryOf({ number: line, text, isCut }: Line): Entry {
  if (text === undefined) return { line, fault: tooLong };
  if (!isJson(text)) return { line, fault: isCut ? 'is not JSON: the file ends within it' : 'is not JSON' };
  return { line, ...recordIn(JSON.parse(text)) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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
