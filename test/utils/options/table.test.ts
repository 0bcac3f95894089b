// The defaults in the documentation are for people; those of the tables apply.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../../scripts/generate/schemas.ts';
import { listenTable } from '../../../src/consumer/options.ts';
import { notifierTable, spoolTable, type Row } from '../../../src/utils/options/table.ts';

type Table = Readonly<Record<string, Row>>;

const page = readFileSync(path.join(root, 'docs/options.md'), 'utf8');

/** The description of each option in the table of a section. */
function descriptions(section: string): ReadonlyMap<string, string> {
  const [text = ''] = page.split(`\n## \`${section}\`\n`)[1]?.split('\n## ') ?? [];
  return new Map(
    [...text.matchAll(/^\| `(\w+)` .*\| (.*?) *\|$/gm)].map(([, option = '', description = '']) => [
      option,
      description,
    ]),
  );
}

/** A value as the documentation writes it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `\`${String(item)}\``).join(' and ');
  if (typeof value !== 'number') return `\`${String(value)}\``;
  const units: readonly (readonly [number, string])[] = [
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
  ];
  const [size = 1, unit] = units.find(([each]) => value % each === 0) ?? [];
  return unit === undefined ? value.toLocaleString('en-US') : `${String(value / size)} ${unit}`;
}

// These have a text for what they do: every event type, a warning.
const inWords = new Set(['optOut', 'onRejected']);

describe('the page of the options', () => {
  const tables: Readonly<Record<string, Table>> = {
    openNotifier: notifierTable,
    spool: spoolTable,
    listen: listenTable,
  };
  for (const [section, table] of Object.entries(tables))
    for (const [option, row] of Object.entries(table))
      if ('default' in row && !inWords.has(option))
        it(`has the default of ${option} of ${section}`, () => {
          expect(descriptions(section).get(option)).to.include(`Default ${written(row.default)}`);
        });
});
