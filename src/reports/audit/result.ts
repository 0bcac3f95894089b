import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/** How complete an audit is. Times are milliseconds since 1970, UTC. */
export interface AuditResult {
  readonly window: Window;
  /** What can be proven of holes and what can not: for people. */
  readonly rule: string;
  /** The rows that were given, by outcome. */
  readonly rows: Readonly<Record<'success' | 'failure' | 'unknown', number>>;
  readonly publishers: readonly AuditPublisher[];
  /** How many holes there are of each kind. */
  readonly counts: HoleCounts;
  /** They themselves, by time; of each kind the first thousand. */
  readonly holes: readonly Hole[];
}

export interface AuditPublisher {
  readonly publisher: string;
  readonly notifications: number;
  readonly first: number;
  readonly last: number;
  /** Notifications that came after later ones, even when they had been put in order. */
  readonly late: number;
}

export type HoleCounts = Readonly<Record<HoleKind, number>>;

/**
 * `missing start`: an outcome tells when its start was told, and that is not in the stream. `missing outcome`: a start is
 * followed by none. `clock`: the times of a start and its outcome do not fit the duration, which no clock that is set can
 * change. `silence`: a publisher told nothing.
 */
export type HoleKind = 'missing start' | 'missing outcome' | 'clock' | 'silence';

export interface Hole {
  readonly kind: HoleKind;
  readonly publisher: string;
  readonly from: number;
  readonly to: number;
  /** `volume.extend`; nothing of a silence. */
  readonly action: string | undefined;
  readonly resource: Named | undefined;
  /** Of a clock: by how many seconds it was set, back when it is less than 0. */
  readonly seconds: number | undefined;
  readonly isProven: boolean;
}

/** What is said of holes wherever they are. */
export const HOLES_RULE: string =
  'Notifications have no numbers in sequence: one that was lost together with its start or its outcome leaves no trace. ' +
  'A missing start and a clock that was set are proven, unless the dashboard leaves such starts untold (optOut). ' +
  'A missing outcome may be lost, still to come, or never told, as when a process ends. ' +
  'A silence may be a loss, or a time when nobody did anything.';
