// A folder for files made once per test run, by the first worker that needs them. Workers inherit the environment of
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

/** Returns the text of a name, and makes it if no worker has done so yet. */
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
