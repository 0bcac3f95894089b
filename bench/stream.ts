import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { week } from '../simulate/week.ts';
import type { Setting } from './case.ts';
import { fileOf } from './sides/parts/lines.ts';

/** To simulate more would take longer than to report on it. */
const SIMULATED = 50_000;

/** Matches the beginning of an id: a UUID, or the 32 digits of Keystone's ids. */
const ID = /[0-9a-f]{2}(?=[0-9a-f]{6}(?:-[0-9a-f]{4}-|[0-9a-f]{24}"))/g;

/**
 * Creates files of a simulated week, named after their number of lines, a multiple of 50,000. Its text is their folder.
 */
export function streams(counts: readonly number[]): Promise<Setting> {
  const told = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const files = counts.map((count) => ({
    file: openSync(fileOf(told, count), 'w'),
    clouds: count / SIMULATED,
  }));
  for (const line of week({ count: SIMULATED }).lines)
    for (const { file, clouds } of files) writeSync(file, alike(line, clouds));
  for (const { file } of files) closeSync(file);
  const stop = (): Promise<void> => {
    rmSync(told, { recursive: true });
    return Promise.resolve();
  };
  return Promise.resolve({ told, stop });
}

/** Repeats a line for several clouds, each with its own users, projects, resources and requests. */
function alike(line: string, clouds: number): string {
  const parts = line.split(ID);
  let lines = '';
  for (let cloud = 0; cloud < clouds; cloud++)
    lines += `${parts.join(cloud.toString(16).padStart(2, '0'))}\n`;
  return lines;
}
