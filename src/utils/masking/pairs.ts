import type { Span } from './spans.ts';
import { looksSecret } from './values.ts';

interface Pair {
  /** The text before the name. */
  readonly before: RegExp;
  /** The text between the end of the name and the value; the group is the value. */
  readonly after: RegExp;
  readonly isSecret: (value: string) => boolean;
}

const always = (): boolean => true;
const restOfName = '[\\w.-]{0,64}';
const comma = `${restOfName}\\\\{0,7}["']\\s{0,4},\\s{0,8}`;
const quoted = '[bu]?\\\\{0,7}["\']([^"\'\\\\\\n]{1,4096})';

/** A name beside its value: in separate members, in a list, in a row of a table, in elements. */
const pairs: readonly Pair[] = [
  // { "name": "db_password", "value": "x" }
  {
    before: /["'][\w .-]*$/,
    after: new RegExp(
      `${comma}\\\\{0,7}["'](?:value|val|default|content|data)\\\\{0,7}["']\\s{0,4}(?::|=>)\\s{0,4}${quoted}`,
      'diy',
    ),
    isSecret: always,
  },
  // [ 'X-Auth-Token', 'x' ], ("x-auth-token", "x"): a list may consist of names only, so its value is checked.
  { before: /["'][\w .-]*$/, after: new RegExp(`${comma}${quoted}`, 'diy'), isSecret: looksSecret },
  // | password | x |
  {
    before: /(?:^|\n|\\n)[ \t]*\|[\w .-]*$/,
    after:
      /[\w .-]{0,64}\|[ \t]{0,64}([^|\s](?:[^|\n]{0,1024}[^|\s])?)[ \t]{0,256}\|[ \t]{0,8}(?:\\?[\r\n]|\\[rn]|$)/dy,
    isSecret: always,
  },
  // <token id="x"/>
  {
    before: /<[\w:.-]*$/,
    after: /\s[^<>"']{0,64}(?:id|value)=["']([^"'<>]{1,4096})/dy,
    isSecret: looksSecret,
  },
  // <AdministratorPassword><Value>x</Value>
  { before: /<[\w:.-]*$/, after: /[\w:.-]{0,64}>\s{0,8}<[\w:.-]{1,64}>([^<]{1,4096})/dy, isSecret: always },
];

/** Finds the value beside a name, given where the name ends. */
export function findInPair(text: string, before: string, nameEnd: number): Span | undefined {
  for (const pair of pairs) {
    if (!pair.before.test(before)) continue;
    pair.after.lastIndex = nameEnd;
    const span = pair.after.exec(text)?.indices?.[1];
    if (span !== undefined && pair.isSecret(text.slice(...span))) return span;
  }
  return undefined;
}
