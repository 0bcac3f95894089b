// A folder for what is made once in a run of the tests, whichever worker needs it first. Workers inherit the environment of
// the process that starts them.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const variable = 'TEST_RUN_FOLDER';
const isFirst = process.env[variable] === undefined;
const folder = (process.env[variable] ??= mkdtempSync(path.join(tmpdir(), 'notify-about-run-')));

export function mochaGlobalTeardown(): void {
  if (isFirst) rmSync(folder, { recursive: true });
}

/** The text of a name, which is made when no worker has made it yet. */
export function madeOnce(name: string, make: () => string): string {
  const file = path.join(folder, name);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const text = make();
    const unfinished = `${file}.${String(process.pid)}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
    return text;
  }
}
