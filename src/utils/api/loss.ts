/**
 * Why a notification was lost:
 * - `invalid`: it does not match its schema, or could not be built;
 * - `too_large`: it has more bytes than `maxMessageBytes`, or than the broker accepts;
 * - `overflow`: the queue was full: the broker was away until `maxPending` or `maxPendingBytes` was reached;
 * - `rejected`: the broker rejected it, and will never accept it;
 * - `released`: the broker did not accept it in any of its attempts, for example released or modified it each time;
 * - `expired`: it was older than `ttl`, or than the spool's `maxAge`, before it could be sent;
 * - `closed`: the notifier was closed before it could be sent, or before it was emitted;
 * - `damaged`: its record in the spool can no longer be read.
 */
export type LossReason = (typeof lossReasons)[number];

export const lossReasons = [
  'invalid',
  'too_large',
  'overflow',
  'rejected',
  'released',
  'expired',
  'closed',
  'damaged',
] as const;

/** A notification that was lost. */
export interface Loss {
  readonly reason: LossReason;
  /** What exactly was wrong. It contains no value of the notification. */
  readonly detail: string;
  readonly eventType: string;
  /** The masked notification as its envelope's JSON; absent when it could not be built or is too large to keep. */
  readonly notification?: string;
  /** How many notifications it stands for, when identical failures were folded into one; otherwise absent. */
  readonly count?: number;
}

/** How many notifications were lost for each reason. */
export type LossCounts = Record<LossReason, number>;

/** What became of all notifications. At any time, emitted = accepted + pending + all lost. */
export interface LedgerCounts {
  readonly emitted: number;
  /** How many of the emitted ones were left in the spool by a process that has ended. */
  readonly inherited: number;
  readonly accepted: number;
  readonly pending: number;
  readonly lost: LossCounts;
}
