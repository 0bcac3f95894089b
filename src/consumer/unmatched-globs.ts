// A glob that matches no event type is most often a slip: its notifications are accepted, and no handler has read them.
import { subjects } from '../generated/index.ts';
import { eventTypeMatcher } from '../utils/text/glob.ts';
import { say } from '../utils/runtime/warnings.ts';

/** Warns of each glob for this package's events that matches none of them. A later version may have more. */
export function warnOfUnmatched(globs: readonly string[]): void {
  const ours = globs.filter((glob) => glob.startsWith('dashboard.'));
  if (ours.length === 0) return;
  const known = eventTypes();
  for (const glob of ours)
    if (!known.some(eventTypeMatcher([glob])))
      say(`the handler of '${glob}' matches no event of this version: 'notify-about events' lists them`);
}

function eventTypes(): string[] {
  const events = Object.values(subjects).flatMap(({ type, parameters }) =>
    Object.keys(parameters).map((action) => `dashboard.${type}.${action}`),
  );
  return events.flatMap((event) => ['start', 'end', 'error'].map((phase) => `${event}.${phase}`));
}
