// How the files of a spool are opened: never through a link, and without waiting for the other end of a pipe. The owner
// of the directory could put one there, to have a file read or written that they cannot open themselves.
import { closeSync, constants, openSync, readFileSync } from 'node:fs';

// Windows has neither flag.
const AS_IT_IS = constants.O_NOFOLLOW | constants.O_NONBLOCK;

export const READ: number = constants.O_RDONLY | AS_IT_IS;
export const WRITE: number = constants.O_WRONLY | constants.O_CREAT | AS_IT_IS;
export const APPEND: number = WRITE | constants.O_APPEND;

/** Returns the content of a file that is opened with these flags. Throws Node's error. */
export function contentOf(path: string): Buffer {
  const file = openSync(path, READ);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
