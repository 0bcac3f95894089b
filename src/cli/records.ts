// What stands in a line: a notification by itself, what `tail --json` wrote, or what the spool's lost.ndjson keeps.
import type { OtherNotification, ReceivedNotification } from '../consumer/index.ts';
import { isObject, read } from '../utils/reading.ts';
import { traceOf } from '../utils/trace.ts';
import { MOST_BYTES, piecesOf, type Line, type Piece } from './lines.ts';

/** A notification that was read, or why there is none. */
export type Entry = { readonly line: number } & (
  | { readonly record: ReceivedNotification; readonly fault?: never }
  | { readonly record?: never; readonly fault: string }
);

/** What a file holds: one JSON document of several lines, or a notification a line (NDJSON). `-` is the standard input. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  for await (const { entries } of batchesOf(file)) yield* entries;
}

/** Entries that were read at once. */
export interface Batch {
  readonly entries: readonly Entry[];
  /** How many bytes of the file were read so far. */
  readonly bytes: number;
}

/** The same, a piece of the file at a time: for who has a lot to read. */
export async function* batchesOf(file: string): AsyncGenerator<Batch> {
  let isFirst = true;
  const pieces = piecesOf(file);
  for await (const piece of pieces) {
    const [first] = piece.lines;
    if (first === undefined) continue;
    if (isFirst && beginsDocument(first, file)) {
      yield await documentOf(piece, pieces);
      return;
    }
    isFirst = false;
    yield { entries: piece.lines.map(entryOf), bytes: piece.bytes };
  }
}

// No line of NDJSON is a brace alone; in a file that says to be one document, the first line is not JSON by itself.
function beginsDocument({ text = '' }: Line, file: string): boolean {
  return text.trim() === '{' || (file.endsWith('.json') && jsonIn(text) === undefined);
}

async function documentOf(first: Piece, rest: AsyncGenerator<Piece>): Promise<Batch> {
  let text = '';
  let bytes = 0;
  for await (const piece of joined(first, rest)) {
    text += piece.lines.map((line) => `${line.text ?? ''}\n`).join('');
    bytes = piece.bytes;
    if (text.length > MOST_BYTES || piece.lines.some((line) => line.text === undefined))
      return { entries: [{ line: 1, fault: tooLong }], bytes };
  }
  return { entries: [entryOf({ number: 1, text, isCut: false })], bytes };
}

async function* joined(first: Piece, rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  yield first;
  yield* rest;
}

const tooLong = `has more than ${String(MOST_BYTES)} bytes`;

/** What stands in one line. */
export function entryOf({ number: line, text, isCut }: Line): Entry {
  if (text === undefined) return { line, fault: tooLong };
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
