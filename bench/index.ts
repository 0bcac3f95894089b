// Compares the sides of every case, or of the cases named: `npm run bench -- rhea import`.
import { writeFileSync } from 'node:fs';
import { buildSides } from './build.ts';
import { cases } from './cases/index.ts';
import { compare, type Result } from './compare.ts';
import { file, runOf } from './run.ts';
import { aligned, tableOf } from './table.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !cases.some((each) => each.name === name));
if (unknown.length > 0)
  throw new Error(`no case ${unknown.join(', ')}; there are ${cases.map(({ name }) => name).join(', ')}`);

await buildSides();
const results: Result[] = [];
for (const each of cases.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const result = await compare(each);
  results.push(result);
  const told = result.skipped === undefined ? aligned(tableOf(result)) : `skipped: ${result.skipped}`;
  console.log(`\n${result.title} [${result.name}]\n${told}`);
  writeFileSync(file, JSON.stringify(runOf(results), undefined, 2));
}
console.log(`\nwritten to ${file}; npm run bench:page makes docs/performance.md of it`);
