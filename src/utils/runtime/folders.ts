// Makes folders one by one. Node's `recursive` never ends if a file system reports ENOENT for a folder whose parent
// exists, as procfs does, and an automounter for an unknown map.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and its missing parents, each with mode 700. Returns whether it was missing. Throws the system's
 * error.
 */
export function makeFolder(folder: string): boolean {
  try {
    return made(folder);
  } catch (error) {
    const above = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === folder) throw error;
    makeFolder(above);
    return made(folder);
  }
}

function made(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    // The error for a folder that exists depends on the system: EEXIST, EISDIR for a root, EPERM for a drive.
    if (isFolder(folder)) return false;
    throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
