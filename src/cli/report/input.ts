// Takes the notifications of files in, and says what was wrong with them.
import type { InputCounts } from '../../reports/input-counts.ts';
import { Intake } from '../../reports/intake.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Filtered } from '../../reports/filter.ts';
import type { Kept } from '../../reports/kept.ts';
import type { Window } from '../../reports/report.ts';
import type { Line } from '../lines.ts';
import { Tally } from '../tally.ts';
import { progress } from '../terminal.ts';
import { counted } from '../text.ts';
import { notificationOf } from './notification.ts';
import { Reading } from './reading.ts';
import type { Source } from './sources.ts';

/** How the input was. */
export interface Input {
  /** Of what the question sees. */
  readonly counts: InputCounts;
  /** Of all: for those who asked it, and not for those who get its answer. */
  readonly all: InputCounts;
  /** The first lines of no use, for people; empty when there are none. */
  readonly unusable: string;
  /** The publishers, of what the question sees, whose time stepped back. */
  readonly steppedBack: readonly string[];
}

/** What is taken in, and who is given it. */
export interface Taking {
  readonly sources: readonly Source[];
  /** Of a folder, only the days that this touches are read. */
  readonly reads: Window;
  readonly give: (entry: Entry) => void;
  readonly sees: (what: Filtered) => boolean;
  readonly kept?: Kept | undefined;
  /** Waited for between two pieces of a file. */
  readonly flush?: (() => Promise<void>) | undefined;
}

/** Gives the entries of files, each once and in the order of time. */
export async function takeIn({ sources, reads, give, sees, kept, flush }: Taking): Promise<Input> {
  const intake = new Intake(give, kept, sees);
  const unusable = new Tally();
  const reading = new Reading(sources, reads);
  for await (const lines of reading.lines()) {
    for (const line of lines) takeLine(line, intake, unusable);
    await flush?.();
    const last = lines.at(-1);
    if (last !== undefined) progress(() => reading.howFar(last));
  }
  const all = intake.end();
  return { counts: intake.seen, all, unusable: unusable.summary, steppedBack: intake.steppedBack };
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
  if (why === 'malformed') unusable.add(file, number, 'does not match its schema');
  if (why === 'unknownVersion') unusable.add(file, number, 'has a version that this release does not know');
}

type Said = Exclude<keyof InputCounts, 'lines' | 'clockSteps'>;

const said: Readonly<Record<Said, string>> = {
  taken: 'taken',
  unreadable: 'not readable',
  malformed: 'not matching a schema',
  unknownVersion: 'of a version that this release does not know',
  foreign: 'of other services',
  duplicates: 'duplicate',
  repeatedOutcomes: 'second outcome',
  late: 'out of order by more than five minutes',
  clockJumps: 'with a clock that jumped meanwhile',
  repeatedStarts: 'repeated start',
  missingStarts: 'without their start',
};

/** Of all, in one line: `12 lines: 10 taken, 2 told twice`. */
export function inputText({ all, unusable, steppedBack }: Input): string {
  return `${countsText(all, steppedBack)}${unusable === '' ? '' : `: ${unusable}`}`;
}

/** The same of what the question sees. */
export function seenText({ counts, steppedBack }: Input): string {
  return countsText(counts, steppedBack);
}

function countsText(counts: InputCounts, steppedBack: readonly string[]): string {
  const parts = Object.entries(said)
    .map(([name, what]) => [counts[name as Said], what] as const)
    .filter(([count, what]) => count > 0 || what === said.taken)
    .map(([count, what]) => `${String(count)} ${what}`);
  if (counts.clockSteps > 0) parts.push(clocksText(counts, steppedBack));
  return `${counted(counts.lines, 'line')}: ${parts.join(', ')}`;
}

const MOST_NAMED = 5;

function clocksText({ clockSteps }: InputCounts, publishers: readonly string[]): string {
  const named = publishers.slice(0, MOST_NAMED).join(', ');
  const whose = named === '' ? '' : ` (of ${named}${publishers.length > MOST_NAMED ? ', …' : ''})`;
  return `${counted(clockSteps, 'step')} back of a clock${whose}`;
}

/** Whether something may be missing from the report. */
export function isIncomplete({ all: { unreadable, malformed, unknownVersion } }: Input): boolean {
  return unreadable + malformed + unknownVersion > 0;
}
