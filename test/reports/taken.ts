import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';

/** Passes the entries of a stream's lines to a report, as the command does; returns the problems with the lines. */
export function taken(lines: Iterable<string>, add: (entry: Entry) => void): InputCounts {
  const intake = new Intake(add);
  for (const line of lines) {
    try {
      intake.add((JSON.parse(line) as { notification?: unknown }).notification);
    } catch {
      intake.addUnreadable();
    }
  }
  return intake.end();
}
