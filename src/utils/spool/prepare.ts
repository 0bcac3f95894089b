// Prepares the directory of a spool, or throws at once when it cannot be used.
import { accessSync, constants, statSync } from 'node:fs';
import { NotifierOptionError } from '../api/errors.ts';
import { makeFolder } from '../runtime/folders.ts';

/**
 * Creates the directory unless it exists. Throws a `NotifierOptionError` unless it is writable, and only its owner can
 * enter it. When we are root, the owner may be another user, as on the volumes of containers.
 */
export function prepareDirectory(directory: string): void {
  const { R_OK, W_OK, X_OK } = constants;
  try {
    makeFolder(directory);
    accessSync(directory, R_OK | W_OK | X_OK);
  } catch (error) {
    throw refusal(
      directory,
      `that cannot be made or written (${String((error as NodeJS.ErrnoException).code)})`,
    );
  }
  const mode = statSync(directory).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw refusal(directory, `that others can enter (mode ${mode.toString(8)})`);
}

function refusal(directory: string, why: string): NotifierOptionError {
  return new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: 'spool.directory',
    got: `a directory ${why}: ${directory}`,
    expected: 'a directory of mode 700, or the path of one that does not exist yet',
  });
}
