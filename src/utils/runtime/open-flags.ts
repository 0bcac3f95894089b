// How the files of a spool are opened: as what they are, never through a link, and without waiting for the other end of a
// pipe. Who owns the directory could put one there, to have a file read or written that is not open to him.
import { closeSync, constants, openSync, readFileSync } from 'node:fs';

// Windows knows neither.
const AS_IT_IS = constants.O_NOFOLLOW | constants.O_NONBLOCK;

export const READ: number = constants.O_RDONLY | AS_IT_IS;
export const WRITE: number = constants.O_WRONLY | constants.O_CREAT | AS_IT_IS;
export const APPEND: number = WRITE | constants.O_APPEND;

/** All that is in a file, which is opened so. Throws what Node throws. */
export function contentOf(path: string): Buffer {
  const file = openSync(path, READ);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
