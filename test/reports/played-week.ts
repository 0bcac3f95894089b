// A simulated week with every kind of bad input, given to reports as the command gives it.
import { week, type Week, type WeekOptions } from '../../simulate/week.ts';
import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';
import type { Report } from '../../src/reports/report.ts';

/** A report, and which entries it is given. */
export type Asked = readonly [report: Report<unknown>, takes: (entry: Entry) => boolean];

/** Plays the week to reports that are made for it. */
export function played(options: WeekOptions, asked: (week: Week) => readonly Asked[]): InputCounts {
  const simulated = week({ ...options, bad: true });
  const all = asked(simulated);
  const intake = new Intake((entry) => {
    for (const [report, takes] of all) if (takes(entry)) report.add(entry);
  });
  for (const line of simulated.lines) {
    try {
      intake.add((JSON.parse(line) as { notification?: unknown }).notification);
    } catch {
      intake.addUnreadable();
    }
  }
  return intake.end();
}
