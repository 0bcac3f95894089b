import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { week } from '../../simulate/week.ts';
import { side, type Case, type Setting } from '../case.ts';

const LINES = 100_000;

/** One for each report that a lot is read for. */
export const reports: readonly Case[] = ['errors', 'audit'].map((question) => ({
  name: `report-${question}`,
  title: `The report ${question} on a file, against a loop that parses its lines and looks at nothing`,
  sides: [side('report', 'report', LINES, question), side('loop', 'parsing', LINES)],
  rounds: 2,
  setting: stream,
}));

/** A file of the simulated week. What it tells is its path. */
function stream(): Promise<Setting> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const told = path.join(folder, 'week.ndjson');
  writeFileSync(told, [...week({ count: LINES }).lines, ''].join('\n'));
  const stop = (): Promise<void> => {
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  };
  return Promise.resolve({ told, stop });
}
