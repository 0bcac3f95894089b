import { plain } from '../../text.ts';

/** Text that is HTML already. Only `markup` makes it, so that nothing gets into a page that was not escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Value = Html | string | number | undefined | readonly Value[];

/**
 * A template of HTML: what is put into it is text, which is escaped, or HTML that another template made. Nothing is put in for
 * nothing. Spaces and line breaks of the template itself become one space.
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
