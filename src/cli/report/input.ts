// Reads the notifications of files, and reports problems with them.
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

/** Statistics on the input. */
export interface Input {
  /** For what the question covers. */
  readonly counts: InputCounts;
  /** For everything: to show to the person who runs the report, not to the readers of its result. */
  readonly all: InputCounts;
  /** The first unusable lines, for people; empty when there are none. */
  readonly unusable: string;
  /** The publishers whose clocks stepped back, among what the question covers. */
  readonly steppedBack: readonly string[];
}

/** The input, and the receivers of its entries. */
export interface Taking {
  readonly sources: readonly Source[];
  /** The time to read: of a folder, only the days that it touches. */
  readonly reads: Window;
  readonly give: (entry: Entry) => void;
  readonly sees: (what: Filtered) => boolean;
  readonly kept?: Kept | undefined;
  /** Awaited between two chunks of a file. */
  readonly flush?: (() => Promise<void>) | undefined;
}

/** Passes on the entries of files without duplicates, in the order of time. */
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
  if (why === 'unknownVersion') unusable.add(file, number, 'has an unknown version');
}

type Said = Exclude<keyof InputCounts, 'lines' | 'clockSteps'>;

const said: Readonly<Record<Said, string>> = {
  taken: 'taken',
  unreadable: 'not readable',
  malformed: 'not matching a schema',
  unknownVersion: 'of unknown versions',
  foreign: 'of other services',
  duplicates: 'duplicate',
  repeatedOutcomes: 'second outcome',
  late: 'out of order by more than five minutes',
  clockJumps: 'with a clock that jumped in between',
  repeatedStarts: 'repeated start',
  missingStarts: 'without their start',
};

/** Summarizes everything in one line: `12 lines: 10 taken, 2 duplicates`. */
export function inputText({ all, unusable, steppedBack }: Input): string {
  return `${countsText(all, steppedBack)}${unusable === '' ? '' : `: ${unusable}`}`;
}

/** Summarizes what the question covers. */
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

const MAX_NAMED = 5;

function clocksText({ clockSteps }: InputCounts, publishers: readonly string[]): string {
  const named = publishers.slice(0, MAX_NAMED).join(', ');
  const whose = named === '' ? '' : ` (of ${named}${publishers.length > MAX_NAMED ? ', …' : ''})`;
  return `${counted(clockSteps, 'step')} back of a clock${whose}`;
}

/** Tests whether data may be missing from the report. */
export function isIncomplete({ all: { unreadable, malformed, unknownVersion } }: Input): boolean {
  return unreadable + malformed + unknownVersion > 0;
}
