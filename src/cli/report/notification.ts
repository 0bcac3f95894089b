import { read } from '../../utils/describing/safe-read.ts';
import type { Line } from '../lines.ts';
import { entryOf } from '../records.ts';

/** The notification of a line, or the reason why there is none. */
export type Found =
  | { readonly notification: object; readonly fault?: never }
  | { readonly notification?: never; readonly fault: string };

/**
 * Returns the same notification as `entryOf`. In lines of `tail --json` and `collect`, the context and the trace after
 * it are checked to be JSON, but not parsed, which saves a seventh of a report's time.
 */
export function notificationOf(line: Line): Found {
  const notification = line.text === undefined ? undefined : notificationIn(line.text);
  if (notification !== undefined) return { notification };
  const { record, fault } = entryOf(line);
  return record === undefined ? { fault } : { notification: record.notification };
}

// JSON (RFC 8259) without escapes and nested objects: a line with those is parsed as a whole.
const text = '"[^"\\\\\\x00-\\x1f]*"';
const list = `\\[(?:${text}(?:,${text})*)?\\]`;
const member = `${text}:(?:${text}|${list}|true|false|null)`;
const object = `\\{(?:${member}(?:,${member})*)?\\}`;

const HEAD = '{"notification":';
const MIDDLE = ',"context":{';
const TAIL = new RegExp(`,"context":${object}(?:,"trace":${object})?\\}$`, 'y');
const LONGEST = 2 ** 16; // on longer lines, the expression might run out of memory

/**
 * If the text between this head and this tail is JSON too, then so is the line, with exactly these members: so nothing
 * else can be mistaken for a tail.
 */
function notificationIn(line: string): object | undefined {
  if (line.length > LONGEST || !line.startsWith(HEAD)) return undefined;
  const end = line.lastIndexOf(MIDDLE);
  TAIL.lastIndex = Math.max(end, 0);
  return TAIL.test(line) ? parsed(line.slice(HEAD.length, end)) : undefined;
}

function parsed(json: string): object | undefined {
  try {
    const notification: unknown = JSON.parse(json);
    return typeof read(notification, 'event_type') === 'string' ? (notification as object) : undefined;
  } catch {
    return undefined;
  }
}
