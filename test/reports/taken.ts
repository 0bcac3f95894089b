import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';

/** Gives the entries of a stream's lines to reports, as the command gives them; what was wrong with the lines. */
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
