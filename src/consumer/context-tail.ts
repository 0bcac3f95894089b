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
