// Removes old files, by time of arrival. Timestamps are the publishers' claims, and no reason to remove anything.
import { add } from 'date-fns/add';
import { isBefore } from 'date-fns/isBefore';
import { readdir, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt } from './day.ts';
import type { Engine } from './engine.ts';
import { measured } from './lines.ts';
import { daysIn, folderOf, isOurs } from './names.ts';

/** The numbers of removed files and notifications. */
export interface Removed {
  readonly files: number;
  readonly notifications: number;
}

// Older times come from a clock that was not set yet.
const FIRST = Date.UTC(2015, 0, 1);

/**
 * Removes the files whose last notification came on a day that ended more than `keep` days before `now`. Removes only
 * our own files, and then the folder if it is empty. The notifications in Parquet are counted if there is an engine.
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
    // A new folder is empty, too.
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

// The last write to a file is the arrival of its last notification: a Parquet file has the time of its source.
async function isOld(path: string, keep: number, now: number): Promise<boolean> {
  const { mtimeMs } = await stat(path);
  if (mtimeMs >= FIRST) return isBefore(add(startOf(mtimeMs), { hours: 24 * (keep + 1) }), now);
  await utimes(path, now / 1000, now / 1000); // its days count from now on
  return false;
}

function startOf(time: number): Date {
  return new Date(`${dayAt(time)}T00:00:00Z`);
}

async function countIn(path: string, engine: Engine | undefined): Promise<number> {
  if (path.endsWith('.ndjson')) return (await measured(path)).count;
  return path.endsWith('.parquet') && engine !== undefined ? engine.count(path) : 0;
}

// Files of others stay, and another collector may have begun a file in the folder, or removed it.
async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(code))) throw error;
  });
}
