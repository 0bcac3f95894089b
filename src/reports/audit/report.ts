import { type Entry, startedAtOf } from '../entry.ts';
import type { Filtered } from '../filter.ts';
import { Pairing, type OutcomePart } from '../pairing.ts';
import type { RowReport, Window } from '../report.ts';
import { Extent, isWithin } from '../window.ts';
import { Holes } from './holes.ts';
import { Publishers } from './publishers.ts';
import { HOLES_RULE, type AuditResult, type Hole } from './result.ts';
import { addStart, rowOf, type AuditRow, type Draft } from './row.ts';

export interface AuditOptions {
  readonly window: Window;
  /** The longest gap of a publisher that is not reported as a silence: milliseconds, default an hour. */
  readonly quiet?: number;
  /** Selects the rows, holes and publishers to report. Default all. */
  readonly isWanted?: (what: Filtered) => boolean;
}

/** The margin before and after the window that the report needs, to pair operations that the window cuts apart. */
export const AUDIT_MARGIN = 3_600_000;

const MAX_DRIFT = 2000; // milliseconds

/** A start without an outcome so far; or an outcome whose start may arrive late. */
interface Awaited {
  /** The row of a start; that of an outcome is already returned. */
  readonly row: AuditRow | undefined;
  /** The hole in place of an outcome's start. */
  hole: Hole | undefined;
  /** The start that this one repeats: both have one row. */
  first: Awaited | undefined;
}

/**
 * Answers auditors: who changed what, when, from where, how did it end, and is that all? A row is one operation, in the
 * window in which it was started; it is returned with its outcome, or at the end if there is no outcome. Memory grows
 * with the starts without an outcome, and not with the rows.
 */
export class AuditReport implements RowReport<AuditRow, AuditResult> {
  readonly #window: Window;
  readonly #isWanted: (what: Filtered) => boolean;
  readonly #pairing = new Pairing<Awaited>();
  readonly #awaited = new Set<Awaited>();
  readonly #holes = new Holes();
  readonly #publishers: Publishers;
  /** All entries read: a start before the first of them is not missing. */
  readonly #read = new Extent();
  readonly #seen = new Extent();
  readonly #rows = { success: 0, failure: 0, unknown: 0 };

  constructor({ window, quiet = 3_600_000, isWanted = () => true }: AuditOptions) {
    this.#window = window;
    this.#isWanted = isWanted;
    this.#publishers = new Publishers(quiet, (silence) => {
      this.#holes.add(silence);
    });
  }

  add(entry: Entry): readonly AuditRow[] {
    this.#read.add(entry.at);
    if (this.#isWanted(entry)) this.#see(entry);
    const row = rowOf(entry);
    const awaited = { row: entry.phase === 'start' ? row : undefined, hole: undefined, first: undefined };
    const part = this.#pairing.add(entry, awaited);
    if (part.is === 'start') this.#await(awaited, part.earlier);
    else if (part.is === 'late start') this.#forgive(part.outcome);
    else if (part.is === 'outcome') return this.#ended(entry, row, awaited, part);
    return [];
  }

  *rest(): Generator<AuditRow> {
    for (const { row } of this.#awaited) {
      if (row === undefined || !isWithin(this.#window, row.at) || !this.#isWanted(row)) continue;
      this.#holes.add(holeOf(row, 'missing outcome', row.at, Math.max(row.at, this.#seen.last)));
      this.#rows.unknown++;
      yield row;
    }
    this.#awaited.clear();
  }

  result(): AuditResult {
    this.#publishers.end(this.#window);
    return {
      ...{ window: this.#window, rule: HOLES_RULE, rows: this.#rows, publishers: this.#publishers.list() },
      ...{ counts: this.#holes.counts, holes: this.#holes.inOrder() },
    };
  }

  #see({ at, publisher }: Entry): void {
    this.#seen.add(at);
    if (isWithin(this.#window, at)) this.#publishers.add(publisher, at, this.#window);
  }

  #await(awaited: Awaited, earlier: Awaited | undefined): void {
    if (earlier === undefined) this.#awaited.add(awaited);
    else awaited.first = earlier.first ?? earlier;
  }

  #ended(entry: Entry, row: Draft, awaited: Awaited, part: OutcomePart<Awaited>): readonly AuditRow[] {
    const { start, isGuess, lacksStart } = part;
    if (start !== undefined) this.#awaited.delete(start.first ?? start);
    const begun = isGuess ? undefined : start?.row;
    const startedAt = startedAtOf(entry);
    row.startedAt = begun?.at ?? startedAt;
    if (!isWithin(this.#window, row.startedAt ?? row.at)) return [];
    if (begun !== undefined) addStart(row, begun);
    if (!this.#isWanted(row)) return [];
    if (startedAt !== undefined) awaited.hole = this.#lookAt(entry, row, startedAt, lacksStart);
    this.#rows[entry.phase === 'end' ? 'success' : 'failure']++;
    return [row];
  }

  /** Returns the hole in place of the missing start, if there is one. */
  #lookAt({ duration = 0 }: Entry, row: AuditRow, startedAt: number, lacksStart: boolean): Hole | undefined {
    const drift = row.at - startedAt - duration * 1000;
    if (Math.abs(drift) > MAX_DRIFT)
      this.#holes.add({ ...holeOf(row, 'clock', startedAt, row.at), seconds: Math.round(drift) / 1000 });
    // A start from before the first entry read is not missing.
    if (!lacksStart || startedAt < this.#read.first) return undefined;
    const hole = holeOf(row, 'missing start', startedAt, startedAt);
    this.#holes.add(hole);
    return hole;
  }

  /** The start arrived after its outcome, so it is no longer missing. */
  #forgive({ hole }: Awaited): void {
    if (hole !== undefined) this.#holes.take(hole);
  }
}

function holeOf(
  { publisher, type, action, resource }: AuditRow,
  kind: Hole['kind'],
  from: number,
  to: number,
): Hole {
  const isProven = kind !== 'missing outcome';
  return { kind, publisher, from, to, action: `${type}.${action}`, resource, seconds: undefined, isProven };
}
