// Checks the file of a notifier when it is opened.
import { closeSync, openSync } from 'node:fs';
import { NotifierOptionError } from '../api/errors.ts';

/** Throws a `NotifierOptionError` unless the file can be written. It is created with mode 600. */
export function prepareFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: 'url',
      got: `a file that cannot be written (${String((error as NodeJS.ErrnoException).code)}): ${path}`,
      expected: 'file:///<path> of a file in a directory that exists and can be written',
    });
  }
}
