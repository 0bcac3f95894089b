// Takes the notifications of files in, and says what was wrong with them.
import { Intake, type InputCounts } from '../../reports/intake.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Kept } from '../../reports/kept.ts';
import type { Window } from '../../reports/report.ts';
import type { Line } from '../lines.ts';
import { Tally } from '../tally.ts';
import { progress } from '../terminal.ts';
import { notificationOf } from './notification.ts';
import { Reading } from './reading.ts';

/** How the input was. */
export interface Input {
  readonly counts: InputCounts;
  /** The first lines of no use, for people; empty when there are none. */
  readonly unusable: string;
}

/** What is taken in, and who is given it. */
export interface Taking {
  /** NDJSON, or folders that `collect` keeps. */
  readonly files: readonly string[];
  /** Of a folder, only the days that this touches are read. */
  readonly reads: Window;
  readonly give: (entry: Entry) => void;
  readonly kept?: Kept | undefined;
  /** Waited for between two pieces of a file. */
  readonly flush?: (() => Promise<void>) | undefined;
}

/** Gives the entries of files, each once and in the order of time. */
export async function takeIn({ files, reads, give, kept, flush }: Taking): Promise<Input> {
  const intake = new Intake(give, kept);
  const unusable = new Tally();
  const reading = new Reading(files, reads);
  for await (const lines of reading.lines()) {
    for (const line of lines) takeLine(line, intake, unusable);
    await flush?.();
    const last = lines.at(-1);
    if (last !== undefined) progress(() => reading.howFar(last));
  }
  return { counts: intake.end(), unusable: unusable.summary };
}

function takeLine(line: Line, intake: Intake, unusable: Tally): void {
  const { file, number } = line;
  const { notification, fault } = notificationOf(line);
  if (notification === undefined) {
    intake.addUnreadable();
    unusable.add(file, number, fault);
    return;
  }
  const why = intake.add(notification);
  if (why === 'malformed') unusable.add(file, number, 'is not as the schemas say');
  if (why === 'unknownVersion') unusable.add(file, number, 'has a version that this release does not know');
}

const said: Readonly<Record<Exclude<keyof InputCounts, 'lines'>, string>> = {
  taken: 'taken',
  unreadable: 'not readable',
  malformed: 'not as the schemas say',
  unknownVersion: 'of a version that this release does not know',
  foreign: 'of other services',
  duplicates: 'told twice',
  repeatedOutcomes: 'an outcome of what had one',
  late: 'out of order by more than five minutes',
  clockSteps: 'steps back of a clock',
  clockJumps: 'with a clock that jumped meanwhile',
  repeatedStarts: 'a start of what was started',
  missingStarts: 'without their start',
};

/** In one line: `12 lines: 10 taken, 2 told twice`. */
export function inputText({ counts, unusable }: Input): string {
  const parts = Object.entries(said)
    .map(([name, what]) => [counts[name as keyof InputCounts], what] as const)
    .filter(([count, what]) => count > 0 || what === said.taken)
    .map(([count, what]) => `${String(count)} ${what}`);
  const first = unusable === '' ? '' : `: ${unusable}`;
  return `${String(counts.lines)} line${counts.lines === 1 ? '' : 's'}: ${parts.join(', ')}${first}`;
}

/** Whether something may be missing from the report. */
export function isIncomplete({ counts: { unreadable, malformed, unknownVersion } }: Input): boolean {
  return unreadable + malformed + unknownVersion > 0;
}
