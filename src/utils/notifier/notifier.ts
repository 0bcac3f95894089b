import type { Notifier, NotifierStats } from '../api/notifier.ts';
import { inspect, type InspectOptions } from 'node:util';
import { emitBy, loseBy, type Emitter } from './emission.ts';
import type { EncodedNotification } from '../notification/envelope.ts';
import { register, type Emission, type Outlet } from './installed.ts';
import { Ledger, type PendingReceipt } from './ledger.ts';
import type { Loss } from '../api/loss.ts';
import { LossCallback } from './loss-callback.ts';
import { LossLog } from './loss-log.ts';
import type { Settings } from '../options/settings.ts';
import { catchUp } from '../runtime/deferred-calls.ts';
import type { Transport } from './transport.ts';
import { LONGEST_WAIT, within } from '../runtime/within.ts';

const DEFAULT_WAIT = 10_000;
// The part of the time to close, in milliseconds, that is reserved for closing the connection to the broker.
const GOODBYE = 500;

/** The parts of a notifier. */
export interface Parts {
  readonly isOn: boolean;
  readonly transport: (ledger: Ledger) => Transport<PendingReceipt>;
  /** Stores a loss and its time, in milliseconds since 1970. Called synchronously. */
  readonly keepLost?: KeepLost | undefined;
}

type KeepLost = (loss: Loss, time: number) => unknown;

export class OpenNotifier implements Notifier, Outlet, Emitter {
  // Neither JSON nor `util.inspect` shows private members: these hold passwords and keys.
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
    // Not a method: the declarations of this package cannot name the symbol.
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

  get making(): Emitter['making'] {
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

  send(encoded: EncodedNotification, receipt: PendingReceipt): void {
    const { maxMessageBytes } = this.#settings;
    if (this.isClosed) receipt.lose('closed', 'notifier closed before the notification was emitted', encoded);
    else if (encoded.bytes <= maxMessageBytes) this.#transport.send(encoded, receipt);
    else
      receipt.lose(
        'too_large',
        `notification is ${String(encoded.bytes)} bytes, maxMessageBytes is ${String(maxMessageBytes)}`,
        encoded,
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
    // Outcomes arrive until the last moment. What is emitted meanwhile is lost, and does not count.
    return this.#ledger.counts().accepted - before.accepted === before.pending;
  }

  reopen(): void {
    this.#transport.reopen?.();
  }

  stats(): NotifierStats {
    catchUp();
    return { ...this.#ledger.counts(), ...this.#transport.state() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** So that a context can be logged as JSON. */
  toJSON(): NotifierStats {
    return this.stats();
  }

  #tellLoss(loss: Loss): void {
    this.#keepLost?.(loss, this.#settings.clock.now());
    if (this.#callback === undefined) this.#losses.lost(loss);
    else this.#callback.lost(loss);
  }
}

/** Returns `Notifier { emitted: 3, accepted: 2, pending: 1, lost: 0, connection: 'open' }`, for a log or a debugger. */
function shown(this: Notifier, _depth: number, options: InspectOptions): string {
  const { emitted, accepted, pending, connection } = this.stats();
  const lost = emitted - accepted - pending;
  return `Notifier ${inspect({ emitted, accepted, pending, lost, connection: connection.state }, options)}`;
}
