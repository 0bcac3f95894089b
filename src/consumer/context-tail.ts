// Where the request context stands in a message of oslo's `rabbit://` driver, and of this package: behind the notification.

const text = String.raw`\\"[^"\\\x00-\x1f]*\\"`;
const value = String.raw`(?:${text}|true|false|null|\[(?:${text}(?:, ?${text})*)?\])`;
const member = (name: string, holds: string): string => String.raw`, ?\\"${name}\\": ?${holds}`;

/** JSON inside a JSON text, of which all is known: what has an escape of its own, or is nested, is none. */
const form = new RegExp(
  String.raw`${member('_unique_id', text)}(?:${member(String.raw`_context_\w+`, value)})*\}"\}$`,
  'y',
);
// The form is tried with a stack: that of a tail of megabytes would be too deep.
const LONGEST = 2 ** 16;

/** A body in two. */
export interface Parts {
  /** The same without the context. */
  readonly envelope: string;
  /** The rest as JSON inside a JSON text. */
  readonly tail: string;
}

/** Cuts off what is behind the notification; nothing when that is not as both write it. */
export function cutContextOff(body: string): Parts | undefined {
  const at = body.lastIndexOf(',', body.indexOf(String.raw`_unique_id\"`));
  if (at < 0 || body.length - at > LONGEST) return undefined;
  form.lastIndex = at;
  if (!form.test(body)) return undefined;
  return { envelope: `${body.slice(0, at)}}"}`, tail: `"{${body.slice(at + 1, -2)}"` };
}
