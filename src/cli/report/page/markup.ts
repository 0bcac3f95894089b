import { plain } from '../../text.ts';

/** Text that is already HTML. Only `markup` creates it, so that a page contains only escaped text. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Value = Html | string | number | undefined | readonly Value[];

/**
 * A template of HTML: values are text, which is escaped, or HTML of another template; `undefined` adds nothing. White
 * space of the template itself is collapsed.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part.replaceAll(/\s+/g, ' ') + textOf(values[index])).join(''));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return plain(String(value)).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}
