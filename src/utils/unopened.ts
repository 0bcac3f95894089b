// Without a notifier the functions are silent, as in tests. Where a URL is set somebody waits for what they report.
import { processWide } from './process-wide.ts';
import { say } from './warnings.ts';

const unopened = processWide('unopened', () => ({ isSaid: false }));

/** To be called when a function finds no notifier: warns once, and only where `NOTIFY_ABOUT_URL` is set. */
export function warnIfUrlIsSet(): void {
  if (unopened.isSaid || !isUrlSet()) return;
  unopened.isSaid = true;
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
