import type { LedgerCounts } from './loss.ts';
import type { TransportState } from './transport-state.ts';

/**
 * Sends the notifications of the `notifyAbout…` functions to the consumers. Created by `openNotifier`.
 *
 * @example
 * ```ts
 * import { openNotifier } from 'notify-about';
 *
 * const notifier = openNotifier({ url: 'amqp://localhost' });
 * process.once('SIGTERM', async () => {
 *   const everythingLeft = await notifier.close(5000);
 *   process.exitCode = everythingLeft ? 0 : 1;
 * });
 * ```
 */
export interface Notifier {
  /**
   * Waits until no notification that was emitted before this call is pending, for at most `ms` milliseconds (default
   * 10,000). Resolves to whether that is so: each of them was accepted, or was lost and reported to `onLost`.
   */
  flush(ms?: number): Promise<boolean>;
  /**
   * Flushes, then closes the connection to the broker, in at most `ms` milliseconds (default 10,000). Notifications
   * that are still pending are lost as `closed`; those in the spool stay pending, and are sent when the directory is
   * opened again. Resolves to whether nothing was left pending. Notifications that are emitted afterwards are lost as
   * `closed`.
   */
  close(ms?: number): Promise<boolean>;
  /**
   * Opens the file of a `file:` URL again: call it after logrotate has moved the file away. With a broker it does
   * nothing.
   */
  reopen(): void;
  /**
   * Returns what became of all notifications (emitted = accepted + pending + all lost), and the state of the
   * connection, the links and the queue.
   */
  stats(): NotifierStats;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What became of all notifications, and the state of the connection, the links and the queue. */
export interface NotifierStats extends LedgerCounts, TransportState {}
