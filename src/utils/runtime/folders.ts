// Makes folders one by one. Node's own way (`recursive`) never ends where a file system says ENOENT of a folder whose parent
// is there, as procfs does, and an automounter of a map that it does not know.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder, and those above it, each with mode 700; says whether it was not there. Throws what the system says. */
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
    // What says that a folder is there depends on the system: EEXIST, EISDIR of a root, EPERM of a drive.
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
