// Generates docs/performance.md from the last measurements.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Result } from './compare.ts';
import { file, type Run } from './run.ts';
import { tableOf } from './table.ts';

const { machine, node, date, results } = JSON.parse(readFileSync(file, 'utf8')) as Run;

const introduction = `# What it costs

Made by \`npm run bench\` and \`npm run bench:page\`, on ${machine}, Node ${node}, ${date}.

Every figure is that of two sides, run in turn in processes of their own on the same machine: the median, and the least
and the most of all runs. What counts is their ratio. It holds on another machine, where the figures do not.
`;

function section(result: Result): string {
  const [heading = [], ...rows] = tableOf(result);
  const lines = [heading, heading.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${result.title}\n\n${result.skipped ?? lines.join('\n')}\n`;
}

// The interpretation of the figures is written by a person, from a profile.
const reading = readFileSync(path.join(import.meta.dirname, 'reading.md'), 'utf8');

const page = [introduction, ...results.map(section), reading].join('\n');
const target = 'docs/performance.md';
writeFileSync(target, await format(page, { ...(await resolveConfig(target)), filepath: target }));
