// Without a notifier the functions are silent, as in tests. Where a URL is set somebody waits for what they report.
import { processWide } from '../runtime/process-wide.ts';
import { say } from '../runtime/warnings.ts';

// A look at the environment costs 200 ns. A variable that is not set by then, as by a file that is read late, is not wanted.
const LOOKS = 1000;

const unopened = processWide('unopened', () => ({ looks: LOOKS }));

/** To be called when a function finds no notifier: warns once, and only where `NOTIFY_ABOUT_URL` is set. */
export function warnIfUrlIsSet(): void {
  if (unopened.looks === 0) return;
  unopened.looks--;
  if (!isUrlSet()) return;
  unopened.looks = 0;
  say(
    'NOTIFY_ABOUT_URL is set, but no notifier is open, and notifications are dropped: call openNotifier() when the ' +
      'process starts, before the first function is called',
    'NOTIFY_ABOUT_NOT_OPENED',
  );
}

// Deno throws where the environment may not be read.
function isUrlSet(): boolean {
  try {
    return (process.env['NOTIFY_ABOUT_URL'] ?? '') !== '';
  } catch {
    return false;
  }
}
