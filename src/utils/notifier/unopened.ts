// Without a notifier the functions are silent, as in tests. Where a URL is set, somebody expects notifications.
import { processWide } from '../runtime/process-wide.ts';
import { emitWarning } from '../runtime/warnings.ts';

// Reading the environment costs 200 ns. A variable that is set after so many calls, for example from a file that is
// read late, is ignored.
const LOOKS = 1000;

const unopened = processWide('unopened', () => ({ looks: LOOKS }));

/** Called when a function finds no notifier. Warns once, and only when `NOTIFY_ABOUT_URL` is set. */
export function warnIfUrlIsSet(): void {
  if (unopened.looks === 0) return;
  unopened.looks--;
  if (!isUrlSet()) return;
  unopened.looks = 0;
  emitWarning(
    'NOTIFY_ABOUT_URL is set, but no notifier is open, and notifications are dropped: call openNotifier() when the ' +
      'process starts, before the first function is called',
    'NOTIFY_ABOUT_NOT_OPENED',
  );
}

// Deno throws when reading the environment is not permitted.
function isUrlSet(): boolean {
  try {
    return (process.env['NOTIFY_ABOUT_URL'] ?? '') !== '';
  } catch {
    return false;
  }
}
