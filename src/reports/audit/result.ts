import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/** The completeness of an audit. Times are milliseconds since 1970, UTC. */
export interface AuditResult {
  readonly window: Window;
  /** Which holes can be proven and which cannot, for people. */
  readonly rule: string;
  /** The number of rows returned, by outcome. */
  readonly rows: Readonly<Record<'success' | 'failure' | 'unknown', number>>;
  readonly publishers: readonly AuditPublisher[];
  /** The number of holes of each kind. */
  readonly counts: HoleCounts;
  /** The holes by time; of each kind the first thousand. */
  readonly holes: readonly Hole[];
}

export interface AuditPublisher {
  readonly publisher: string;
  readonly notifications: number;
  readonly first: number;
  readonly last: number;
  /** Notifications that arrived after later ones, even after sorting. */
  readonly late: number;
}

export type HoleCounts = Readonly<Record<HoleKind, number>>;

/**
 * `missing start`: an outcome has the time of its start, and the start is not in the stream. `missing outcome`: a start
 * without an outcome. `clock`: the times of a start and its outcome do not match the duration, which a clock adjustment
 * cannot change. `silence`: a gap in a publisher's notifications.
 */
export type HoleKind = 'missing start' | 'missing outcome' | 'clock' | 'silence';

export interface Hole {
  readonly kind: HoleKind;
  readonly publisher: string;
  readonly from: number;
  readonly to: number;
  /** `volume.extend`; `undefined` for a silence. */
  readonly action: string | undefined;
  readonly resource: Named | undefined;
  /** The clock adjustment in seconds, negative when it was set back. */
  readonly seconds: number | undefined;
  readonly isProven: boolean;
}

/** The rule in words, shown next to the holes. */
export const HOLES_RULE: string =
  'Notifications have no sequence numbers: a start that was lost together with its end leaves no trace. ' +
  'A missing start and a clock change are proven, unless the dashboard does not emit such starts (optOut). ' +
  'A missing end may be lost, still to come, or never emitted, as when a process ends. ' +
  'A silence may be a loss, or a time without any user.';
