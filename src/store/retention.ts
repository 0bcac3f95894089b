// What is too old, by when it came. When it was told is what its publisher claims, and no reason to remove anything.
import { add } from 'date-fns/add';
import { isBefore } from 'date-fns/isBefore';
import { readdir, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt } from './day.ts';
import type { Engine } from './engine.ts';
import { measured } from './lines.ts';
import { daysIn, folderOf, isOurs } from './names.ts';

/** What was removed. */
export interface Removed {
  readonly files: number;
  readonly notifications: number;
}

// A clock that was not set yet has written what is older.
const FIRST = Date.UTC(2015, 0, 1);

/**
 * Removes the files in which the last notification came on a day that ended more than `keep` days before `now`. Only files
 * of ours go, and then a folder that is empty. Of Parquet the notifications are counted where there is an engine.
 */
export async function removeOld(
  directory: string,
  keep: number,
  now: number,
  engine?: Engine,
): Promise<Removed> {
  const removed = { files: 0, notifications: 0 };
  for (const day of daysIn(directory)) {
    const folder = folderOf(directory, day);
    const old = await oldIn(folder, keep, now);
    // One that was just made is empty, too.
    const isLeft = old.length > 0 || (await isOld(folder, keep, now));
    for (const path of old) {
      removed.notifications += await countIn(path, engine);
      await rm(path, { force: true });
    }
    removed.files += old.length;
    if (isLeft) await removeIfEmpty(folder);
  }
  return removed;
}

async function oldIn(folder: string, keep: number, now: number): Promise<string[]> {
  const old: string[] = [];
  for (const name of (await readdir(folder)).filter(isOurs)) {
    const path = join(folder, name);
    if (await isOld(path, keep, now)) old.push(path);
  }
  return old;
}

// The last write to a file is when its last notification came: Parquet has the time of the lines that it was made of.
async function isOld(path: string, keep: number, now: number): Promise<boolean> {
  const { mtimeMs } = await stat(path);
  if (mtimeMs >= FIRST) return isBefore(add(startOf(mtimeMs), { hours: 24 * (keep + 1) }), now);
  await utimes(path, now / 1000, now / 1000); // from now on its days are counted
  return false;
}

function startOf(time: number): Date {
  return new Date(`${dayAt(time)}T00:00:00Z`);
}

async function countIn(path: string, engine: Engine | undefined): Promise<number> {
  if (path.endsWith('.ndjson')) return (await measured(path)).count;
  return path.endsWith('.parquet') && engine !== undefined ? engine.count(path) : 0;
}

// What somebody else has put there stays, and another collector may have begun a file in it, or have removed it.
async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(code))) throw error;
  });
}
