import { add } from 'date-fns/add';
import { isBefore } from 'date-fns/isBefore';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { daysIn, folderOf, isOurs } from './names.ts';

/** Removes the days that ended more than `keep` days before `now`. Only files of ours go, and then a folder that is empty. */
export async function removeOld(directory: string, keep: number, now: number): Promise<void> {
  for (const day of daysIn(directory).filter((each) =>
    isBefore(add(startOf(each), { hours: 24 * (keep + 1) }), now),
  ))
    await removeDay(folderOf(directory, day));
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

async function removeDay(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter(isOurs)) await rm(join(folder, name), { force: true });
  // What somebody else has put there stays.
  if (names.every(isOurs)) await rmdir(folder).catch(ignoreFilled);
}

// Another collector may have begun a file in it, or have removed it.
function ignoreFilled(error: NodeJS.ErrnoException): void {
  if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(error.code))) throw error;
}
