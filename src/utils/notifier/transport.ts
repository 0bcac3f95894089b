import type { TransportState } from '../api/transport-state.ts';
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from './ledger.ts';

/** A transport to the consumers. It settles the receipt of every notification, once. */
export interface Transport<R extends Receipt = Receipt> {
  /** Accepts a notification. Returns at once; does not throw. */
  send(encoded: EncodedNotification, receipt: R): void;
  /** Closes all connections within `ms` milliseconds, and loses what is still pending in memory as `closed`. */
  close(ms: number): Promise<void>;
  /** Opens its file again, if it has one. */
  reopen?(): void;
  state(): TransportState;
}
