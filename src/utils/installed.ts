// The notifier that the functions use when a context does not carry its own.
import { NotifierOptionError } from './errors.ts';
import type { OpenNotifier } from './notifier.ts';

let installed: OpenNotifier | undefined;

export function installedNotifier(): OpenNotifier | undefined {
  return installed;
}

/** Throws while another one is open: two would hide each other's losses. */
export function refuseSecond(): void {
  if (installed?.isClosed === false) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_INSTALLED',
      option: 'install',
      got: 'a second notifier',
      takes: 'one at a time: close the first, or open this one with `install: false`',
    });
  }
}

export function install(notifier: OpenNotifier): void {
  installed = notifier;
}
