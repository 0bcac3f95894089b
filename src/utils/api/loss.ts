/**
 * Why a notification was lost:
 * - `invalid`: it does not fit its schema, or could not be built;
 * - `too_large`: it has more bytes than `maxMessageBytes`, or than the broker takes;
 * - `overflow`: the broker was away for so long that `maxPending` or `maxPendingBytes` was reached;
 * - `rejected`: the broker said that it will never take it;
 * - `released`: the broker kept on saying "not now";
 * - `expired`: it was older than `ttl`, or than `maxAge` of the spool, before it could be sent;
 * - `closed`: the notifier was closed before it could be sent, or before it was told;
 * - `damaged`: its record in the spool cannot be read any more.
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
  /** What exactly was wrong. Holds no value of the notification. */
  readonly detail: string;
  readonly eventType: string;
  /** The notification, masked, as its envelope's JSON; absent when it could not be built, or is too large to keep. */
  readonly notification?: string;
  /** How many it stands for, where identical failures were folded into one; absent where it stands for itself. */
  readonly count?: number;
}

/** How many notifications were lost for each reason. */
export type LossCounts = Record<LossReason, number>;

/** What became of everything: emitted = accepted + pending + all lost, always. */
export interface LedgerCounts {
  readonly emitted: number;
  /** How many of those told were left in the spool by a process that has ended. */
  readonly inherited: number;
  readonly accepted: number;
  readonly pending: number;
  readonly lost: LossCounts;
}
