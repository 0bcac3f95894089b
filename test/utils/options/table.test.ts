// Compares the table of options in the README, for people, with the one in the code.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../../scripts/generate/schemas.ts';
import { notifierTable, spoolTable, tlsTable, type Row } from '../../../src/utils/options/table.ts';

type Table = Readonly<Record<string, Row>>;

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** The cells of the README's rows, by option. */
const rows = new Map(
  [...readme.matchAll(/^\| `(\w+)` +\|(.*)\|(.*)\|$/gm)].map(([, option = '', variables = '', what = '']) => [
    option,
    { variables: [...variables.matchAll(/NOTIFY_ABOUT_\w+/g)].map(([name]) => name), what },
  ]),
);

function variablesOf(table: Table, option: string): string[] {
  const own = Object.keys(table[option]?.variables ?? {});
  const members = Object.keys(table[option]?.members ?? {});
  const ofMembers = members.flatMap((member) => {
    const of: Table = option === 'spool' ? spoolTable : tlsTable;
    return Object.keys(of[member]?.variables ?? {});
  });
  return [...own, ...ofMembers].map((name) => `NOTIFY_ABOUT_${name}`);
}

function said(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  return value % 2 ** 20 === 0 ? `${String(value / 2 ** 20)} MiB` : value.toLocaleString('en-US');
}

describe('the options in the README', () => {
  for (const [option, row] of Object.entries(notifierTable as Table)) {
    it(`name the variables of ${option}`, () => {
      expect(rows.get(option)?.variables).to.have.members(variablesOf(notifierTable, option));
    });

    if ('default' in row && option !== 'optOut')
      it(`name the default of ${option}`, () => {
        expect(rows.get(option)?.what).to.match(new RegExp(`default \`?${said(row.default)}`));
      });
  }
});
