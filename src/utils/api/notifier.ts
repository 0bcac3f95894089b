import type { LedgerCounts } from './loss.ts';
import type { TransportState } from './transport-state.ts';

/**
 * Takes what the `notifyAbout…` functions tell to the consumers. Made by `openNotifier`.
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
   * Waits until nothing that was told before this call is pending any more, for at most `ms` milliseconds (default
   * 10,000). Resolves to whether that is so: to whether everything left, but for what was lost and told to `onLost`.
   */
  flush(ms?: number): Promise<boolean>;
  /**
   * Flushes for at most `ms` milliseconds (default 10,000), then lets go of the broker. What is still pending is lost
   * as `closed`; what is in the spool stays there, pending, and goes when the directory is next opened. Resolves to
   * whether everything left. A call after that is counted as lost.
   */
  close(ms?: number): Promise<boolean>;
  /** What became of all that was emitted: emitted = accepted + pending + all lost. And how the broker is. */
  stats(): NotifierStats;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What became of all that was told, and what is going on between the notifier and its broker. */
export interface NotifierStats extends LedgerCounts, TransportState {}
