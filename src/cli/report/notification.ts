import { read } from '../../utils/describing/safe-read.ts';
import type { Line } from '../lines.ts';
import { entryOf } from '../records.ts';

/** What stands in a line, when only its notification is asked for: it itself, or why there is none. */
export type Found =
  | { readonly notification: object; readonly fault?: never }
  | { readonly notification?: never; readonly fault: string };

/**
 * The same notification as `entryOf` finds. Of what `tail --json` and `collect` write, the context and the trace behind it
 * are checked to be JSON, and not made: a seventh of a report's time.
 */
export function notificationOf(line: Line): Found {
  const notification = line.text === undefined ? undefined : notificationIn(line.text);
  if (notification !== undefined) return { notification };
  const { record, fault } = entryOf(line);
  return record === undefined ? { fault } : { notification: record.notification };
}

// JSON (RFC 8259) without escapes, and without objects in the object: what has those is read as a whole.
const text = '"[^"\\\\\\x00-\\x1f]*"';
const list = `\\[(?:${text}(?:,${text})*)?\\]`;
const member = `${text}:(?:${text}|${list}|true|false|null)`;
const object = `\\{(?:${member}(?:,${member})*)?\\}`;

const HEAD = '{"notification":';
const MIDDLE = ',"context":{';
const TAIL = new RegExp(`,"context":${object}(?:,"trace":${object})?\\}$`, 'y');
const LONGEST = 2 ** 16; // of a longer one the expression might need more memory than it has

/**
 * When what is between this head and this tail is JSON too, then the line is, with these members and no others: so nothing
 * can look like a tail that is not one.
 */
function notificationIn(line: string): object | undefined {
  if (line.length > LONGEST || !line.startsWith(HEAD)) return undefined;
  const end = line.lastIndexOf(MIDDLE);
  TAIL.lastIndex = Math.max(end, 0);
  return TAIL.test(line) ? toldIn(line.slice(HEAD.length, end)) : undefined;
}

function toldIn(json: string): object | undefined {
  try {
    const notification: unknown = JSON.parse(json);
    return typeof read(notification, 'event_type') === 'string' ? (notification as object) : undefined;
  } catch {
    return undefined;
  }
}
