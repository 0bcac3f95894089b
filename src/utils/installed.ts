// The notifier that the functions use when a context does not carry its own.
import { NotifierOptionError } from './errors.ts';
import type { OpenNotifier } from './notifier.ts';

let installed: OpenNotifier | undefined;

export function installedNotifier(): OpenNotifier | undefined {
  return installed;
}

/** Takes the place of a notifier that was closed, never that of an open one: two would hide each other's losses. */
export function install(notifier: OpenNotifier): void {
  if (installed?.isClosed === false) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_INSTALLED',
      option: 'install',
      got: 'a second notifier',
      takes: 'one at a time: close the first, or open this one with `install: false`',
    });
  }
  installed = notifier;
}
