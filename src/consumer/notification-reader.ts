// Reads notifications for handlers, many of which do not look at the context: then it is not parsed, which is 6 to
// 9 % of a listener's work.
import { names, read } from '../utils/describing/safe-read.ts';
import { decodeBody, parted, type OtherNotification } from './decode.ts';
import { parseJson } from './json.ts';

/** A notification, and a function that reads its context. */
export interface ReadNotification {
  readonly notification: OtherNotification;
  readonly context: () => Readonly<Record<string, unknown>>;
}

export class NotificationReader {
  // Cutting a context off and then reading it takes a fifth more than reading all at once.
  #isContextWanted = false;

  /** Throws a `NotificationError` as `decodeNotification` does. */
  read(body: string): ReadNotification {
    return (this.#isContextWanted ? undefined : this.#withoutContext(body)) ?? whole(body);
  }

  #withoutContext(body: string): ReadNotification | undefined {
    const parts = cutContextOff(body);
    if (parts === undefined) return undefined;
    const notification = notificationIn(parts.envelope);
    if (notification === undefined) return undefined;
    let known: Readonly<Record<string, unknown>> | undefined;
    const context = (): Readonly<Record<string, unknown>> => {
      this.#isContextWanted = true;
      return (known ??= contextIn(parts.tail));
    };
    return { notification, context };
  }
}

function whole(body: string): ReadNotification {
  const { notification, context } = decodeBody(body);
  return { notification, context: () => context };
}

/** Returns `undefined` when the context may not have been where it was cut off. */
function notificationIn(envelope: string): OtherNotification | undefined {
  try {
    const message = inEnvelope(JSON.parse(envelope));
    const notification = message === undefined ? undefined : parseJson(message, 'its oslo.message');
    return isPlain(notification) ? notification : undefined;
  } catch {
    return undefined; // what is wrong with it is said when it is read as a whole
  }
}

// The cut is at the end of its last text: a third member would be there, or a version that is not valid.
function inEnvelope(envelope: unknown): string | undefined {
  const [first, second, ...others] = names(envelope);
  if (first !== 'oslo.version' || second !== 'oslo.message' || others.length > 0) return undefined;
  const message = read(envelope, 'oslo.message');
  return read(envelope, 'oslo.version') === '2.0' && typeof message === 'string' ? message : undefined;
}

/** Whether it is a notification, without members of the context or of the driver. */
function isPlain(notification: unknown): notification is OtherNotification {
  return (
    typeof read(notification, 'event_type') === 'string' &&
    !names(notification).some((name) => name.startsWith('_'))
  );
}

function contextIn(tail: string): Readonly<Record<string, unknown>> {
  return parted(JSON.parse(JSON.parse(tail) as string) as Record<string, unknown>).context;
}

// The request context in a message of oslo's `rabbit://` driver, and of this package, stands behind the notification.

const text = String.raw`\\"[^"\\\x00-\x1f]*\\"`;
const value = String.raw`(?:${text}|true|false|null|\[(?:${text}(?:, ?${text})*)?\])`;
const member = (name: string, holds: string): string => String.raw`, ?\\"${name}\\": ?${holds}`;

/** JSON inside a JSON text, in its simplest form: without other escapes, and not nested. */
const form = new RegExp(
  String.raw`${member('_unique_id', text)}(?:${member(String.raw`_context_\w+`, value)})*\}"\}$`,
  'y',
);
// The regular expression is matched on a stack, which a tail of megabytes would exhaust.
const LONGEST = 2 ** 16;

/** A body in two parts. */
export interface Parts {
  /** The body without the context. */
  readonly envelope: string;
  /** The context, as JSON inside a JSON text. */
  readonly tail: string;
}

/** Cuts the context off; returns `undefined` when it is not written as both do. */
export function cutContextOff(body: string): Parts | undefined {
  const at = body.lastIndexOf(',', body.indexOf(String.raw`_unique_id\"`));
  if (at < 0 || body.length - at > LONGEST) return undefined;
  form.lastIndex = at;
  if (!form.test(body)) return undefined;
  return { envelope: `${body.slice(0, at)}}"}`, tail: `"{${body.slice(at + 1, -2)}"` };
}
