// Converts finished files to Parquet. Whenever this is interrupted, each line stays in exactly one file that is read.
import { chmod, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFile, syncFolder } from './disk.ts';
import type { Engine } from './engine.ts';
import { measured } from './lines.ts';
import { fileOf, partsIn, unfinishedIn, unfinishedOf, type Part } from './names.ts';

/** Rolls a collector's finished files of a day. `isOver` is called before each file. */
export async function roll(
  folder: string,
  collector: string,
  engine: Engine,
  isOver: () => boolean,
): Promise<void> {
  for (const name of unfinishedIn(folder, collector)) await rm(join(folder, name), { force: true });
  for (const part of partsIn(folder)) {
    if (isOver()) return;
    if (part.collector === collector && part.number !== undefined) await rollPart(folder, part, engine);
  }
}

async function rollPart(folder: string, part: Part, engine: Engine): Promise<void> {
  const lines = join(folder, fileOf({ ...part, form: 'ndjson' }));
  if (part.form === 'ndjson') await makeParquet(folder, part, lines, engine);
  await rm(lines, { force: true });
}

// Readers ignore the temporary file, and switch from the lines to the Parquet file as soon as it has its name.
async function makeParquet(folder: string, part: Part, lines: string, engine: Engine): Promise<void> {
  const [unfinished, parquet] = [
    join(folder, unfinishedOf(part)),
    join(folder, fileOf({ ...part, form: 'parquet' })),
  ];
  const { count, longest } = await measured(lines);
  if (count === 0) return;
  try {
    const rows = await engine.toParquet(lines, unfinished, longest);
    if (rows !== count) throw new Error(`${String(rows)} rows were made from ${String(count)} lines`);
    await chmod(unfinished, 0o600);
    const { atime, mtime } = await stat(lines);
    await utimes(unfinished, atime, mtime); // the arrival of the last line
    await syncFile(unfinished);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, parquet);
  await syncFolder(folder);
}
