import { inspect, type InspectOptions } from 'node:util';
import { emitBy, loseBy } from './emission.ts';
import type { EncodedNotification } from '../notification/envelope.ts';
import { register, type Emission, type Outlet } from './installed.ts';
import { Ledger, type LedgerCounts, type Loss, type PendingReceipt } from './ledger.ts';
import { LossCallback } from './loss-callback.ts';
import { LossLog } from './loss-log.ts';
import type { Settings } from '../options/settings.ts';
import { catchUp } from '../put-off.ts';
import type { Transport, TransportState } from './transport.ts';
import { LONGEST_WAIT, within } from '../within.ts';

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

const DEFAULT_WAIT = 10_000;
// Of the time to close, what is kept to say goodbye to the broker.
const GOODBYE = 500;

/** What a notifier is put together of. */
export interface Parts {
  readonly isOn: boolean;
  readonly transport: (ledger: Ledger) => Transport<PendingReceipt>;
  /** Keeps what is lost, and when that was: milliseconds since 1970. It is called at once. */
  readonly keepLost?: KeepLost | undefined;
}

type KeepLost = (loss: Loss, time: number) => unknown;

export class OpenNotifier implements Notifier, Outlet {
  // Private members are what neither JSON nor `util.inspect` shows: they hold passwords and keys.
  readonly #settings: Settings;
  readonly isOn: boolean;
  readonly #transport: Transport<PendingReceipt>;
  readonly #keepLost: KeepLost | undefined;
  readonly #losses: LossLog;
  readonly #callback: LossCallback | undefined;
  readonly #ledger = new Ledger(
    (loss) => {
      this.#tellLoss(loss);
    },
    () => {
      this.#losses.accepted();
    },
  );
  #closing: Promise<boolean> | undefined;

  static {
    // Not as a method: the declarations of this package cannot say its name.
    Object.defineProperty(OpenNotifier.prototype, inspect.custom, { value: shown });
  }

  constructor(settings: Settings, { isOn, transport, keepLost }: Parts) {
    this.#settings = settings;
    this.#losses = new LossLog(settings.clock);
    this.#callback = settings.onLost && new LossCallback(settings.onLost);
    this.isOn = isOn;
    this.#keepLost = keepLost;
    this.#transport = transport(this.#ledger);
    register(this);
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  optsOut(eventType: string): boolean {
    return this.#settings.optsOut(eventType);
  }

  /** What a notification is made with. */
  get making(): Pick<Settings, 'traceback' | 'publisherId' | 'clock' | 'maxMessageBytes'> {
    const { traceback, publisherId, clock, maxMessageBytes } = this.#settings;
    return { traceback, publisherId, clock, maxMessageBytes };
  }

  emit(...emission: Emission): void {
    emitBy(this, ...emission);
  }

  lose(error: unknown, ...emission: Emission): void {
    loseBy(this, error, ...emission);
  }

  begin(eventType: string): PendingReceipt {
    return this.#ledger.begin(eventType);
  }

  send(sealed: EncodedNotification, receipt: PendingReceipt): void {
    const { maxMessageBytes } = this.#settings;
    if (this.isClosed) receipt.lose('closed', 'notifier closed before the notification was emitted', sealed);
    else if (sealed.bytes <= maxMessageBytes) this.#transport.send(sealed, receipt);
    else
      receipt.lose(
        'too_large',
        `notification is ${String(sealed.bytes)} bytes, maxMessageBytes is ${String(maxMessageBytes)}`,
        sealed,
      );
  }

  async flush(ms: number = DEFAULT_WAIT): Promise<boolean> {
    catchUp();
    const isSettled = await within(this.#ledger.settled(), ms);
    this.#callback?.call();
    return isSettled;
  }

  close(ms: number = DEFAULT_WAIT): Promise<boolean> {
    this.#closing ??= this.#close(Math.min(ms, LONGEST_WAIT));
    return this.#closing;
  }

  async #close(ms: number): Promise<boolean> {
    const deadline = performance.now() + ms;
    await this.flush(ms - Math.min(GOODBYE, ms / 2));
    const before = this.#ledger.counts();
    await this.#transport.close(Math.max(0, deadline - performance.now()));
    this.#losses.close();
    this.#callback?.call();
    // Outcomes come in until the last moment. What is told meanwhile is lost, and does not count.
    return this.#ledger.counts().accepted - before.accepted === before.pending;
  }

  stats(): NotifierStats {
    catchUp();
    return { ...this.#ledger.counts(), ...this.#transport.state() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** For who writes a context into a log as JSON. */
  toJSON(): NotifierStats {
    return this.stats();
  }

  #tellLoss(loss: Loss): void {
    this.#keepLost?.(loss, this.#settings.clock.now());
    if (this.#callback === undefined) this.#losses.lost(loss);
    else this.#callback.lost(loss);
  }
}

/** `Notifier { emitted: 3, accepted: 2, pending: 1, lost: 0, connection: 'open' }`: for a log, or a debugger. */
function shown(this: Notifier, _depth: number, options: InspectOptions): string {
  const { emitted, accepted, pending, connection } = this.stats();
  const lost = emitted - accepted - pending;
  return `Notifier ${inspect({ emitted, accepted, pending, lost, connection: connection.state }, options)}`;
}
