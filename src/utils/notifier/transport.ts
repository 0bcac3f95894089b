import type { TransportState } from '../api/transport-state.ts';
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from './ledger.ts';

/** A way to the consumers. Whatever becomes of a notification, its receipt is told, once. */
export interface Transport<R extends Receipt = Receipt> {
  /** Takes a notification over. Returns at once; does not throw. */
  send(encoded: EncodedNotification, receipt: R): void;
  /** Lets go of all connections within `ms` milliseconds, and loses what is still pending in memory as `closed`. */
  close(ms: number): Promise<void>;
  /** Opens its file again, if it has one. */
  reopen?(): void;
  state(): TransportState;
}
