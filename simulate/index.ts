// npm run simulate -- --seed 7 --to week.ndjson --answers answers.json: a stream for trying reports, with the true
// figures.
import { createWriteStream, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { baselineLines } from '../src/reports/usage/baseline-lines.ts';
import { week } from './week.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    users: { type: 'string' },
    days: { type: 'string' },
    count: { type: 'string' },
    bad: { type: 'boolean' },
    to: { type: 'string' },
    answers: { type: 'string' },
    baseline: { type: 'string' },
  },
});

const { lines, answers, baseline } = week({
  seed: numberOf('seed'),
  users: numberOf('users'),
  days: numberOf('days'),
  count: numberOf('count'),
  bad: values.bad,
});

if (values.baseline !== undefined)
  writeFileSync(values.baseline, [...baselineLines(baseline)].map((line) => `${line}\n`).join(''));
await write(lines, values.to === undefined ? process.stdout : createWriteStream(values.to));
if (values.answers !== undefined) writeFileSync(values.answers, JSON.stringify(answers(), undefined, 2));

function numberOf(name: 'seed' | 'users' | 'days' | 'count'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`--${name} takes a whole number from 1 on`);
  return number;
}

/** Writes at the reader's speed; a reader that closes the stream ends it. */
async function write(lines: Iterable<string>, to: Writable): Promise<void> {
  try {
    await pipeline(inPieces(lines), to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

// To write each line alone would take longer than to make it.
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 2 ** 18) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
