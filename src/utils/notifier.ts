import { inspect, type InspectOptions } from 'node:util';
import type { Sealed } from './envelope.ts';
import { Ledger, type Loss, type LossCounts, type Receipt } from './ledger.ts';
import type { Settings } from './options.ts';
import type { Transport, TransportState } from './transport.ts';
import { warn } from './warnings.ts';

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
   * as `closed`. Resolves to whether everything left. A call after that is counted as lost.
   */
  close(ms?: number): Promise<boolean>;
  /** What became of all that was told: told = accepted + pending + all lost. And how the broker is. */
  stats(): NotifierStats;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface NotifierStats extends TransportState {
  readonly told: number;
  readonly accepted: number;
  readonly pending: number;
  readonly lost: LossCounts;
}

const DEFAULT_WAIT = 10_000;
// Of the time to close, what is kept to say goodbye to the broker.
const GOODBYE = 500;

export class OpenNotifier implements Notifier {
  // Private members are what neither JSON nor `util.inspect` shows: they hold passwords and keys.
  readonly #settings: Settings;
  readonly isOn: boolean;
  readonly #transport: Transport;
  readonly #ledger = new Ledger((loss) => {
    this.#tellLoss(loss);
  });
  #closing: Promise<boolean> | undefined;

  static {
    // Not as a method: the declarations of this package cannot say its name.
    Object.defineProperty(OpenNotifier.prototype, inspect.custom, { value: shown });
  }

  constructor(settings: Settings, transport: Transport, isOn: boolean) {
    this.#settings = settings;
    this.#transport = transport;
    this.isOn = isOn;
  }

  /** Unlike `instanceof`, this runs no code of the value: a proxy may throw when it is asked for its prototype. */
  static is(value: unknown): value is OpenNotifier {
    return typeof value === 'object' && value !== null && #ledger in value;
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  optsOut(eventType: string): boolean {
    return this.#settings.optsOut(eventType);
  }

  /** What a notification is made with. */
  get making(): Pick<Settings, 'traceback' | 'publisherId' | 'clock'> {
    const { traceback, publisherId, clock } = this.#settings;
    return { traceback, publisherId, clock };
  }

  begin(eventType: string): Receipt {
    return this.#ledger.begin(eventType);
  }

  send(sealed: Sealed, receipt: Receipt): void {
    const { maxMessageBytes } = this.#settings;
    if (this.isClosed) receipt.lose('closed', 'the notifier was closed before it was told', sealed);
    else if (sealed.bytes <= maxMessageBytes) this.#transport.send(sealed, receipt);
    else
      receipt.lose(
        'too_large',
        `it has ${String(sealed.bytes)} bytes, ${String(maxMessageBytes)} may be sent`,
      );
  }

  async flush(ms: number = DEFAULT_WAIT): Promise<boolean> {
    return within(this.#ledger.settled(), ms);
  }

  close(ms: number = DEFAULT_WAIT): Promise<boolean> {
    this.#closing ??= this.#close(ms);
    return this.#closing;
  }

  async #close(ms: number): Promise<boolean> {
    const deadline = performance.now() + ms;
    const everythingLeft = await this.flush(ms - Math.min(GOODBYE, ms / 2));
    await this.#transport.close(Math.max(0, deadline - performance.now()));
    return everythingLeft;
  }

  stats(): NotifierStats {
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
    const { onLost } = this.#settings;
    if (onLost === undefined) {
      warn(`lost ${loss.reason}`, `notification ${loss.eventType} lost (${loss.reason}): ${loss.detail}`);
    } else void tell(onLost, loss);
  }
}

/** `Notifier { told: 3, accepted: 2, pending: 1, lost: 0, connection: 'open' }`: for a log, or a debugger. */
function shown(this: Notifier, _depth: number, options: InspectOptions): string {
  const { told, accepted, pending, connection } = this.stats();
  const lost = told - accepted - pending;
  return `Notifier ${inspect({ told, accepted, pending, lost, connection: connection.state }, options)}`;
}

// What is called back must not reach the handler that told, neither as an error nor as a rejection.
async function tell(onLost: (loss: Loss) => unknown, loss: Loss): Promise<void> {
  try {
    await onLost(loss);
  } catch (error) {
    warn('onLost', `onLost failed: ${error instanceof Error ? error.name : typeof error}`);
  }
}

/** Whether the promise is fulfilled within so many milliseconds. */
async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), false);
  });
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
