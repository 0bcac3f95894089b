// Counts what becomes of every notification: told = accepted + pending + all lost, always.
import * as channels from './channels.ts';
import type { Sealed } from './envelope.ts';

/**
 * Why a notification was lost:
 * - `invalid`: it does not fit its schema, or could not be built;
 * - `too_large`: it has more bytes than `maxMessageBytes`, or than the broker takes;
 * - `overflow`: the broker was away for so long that `maxPending` or `maxPendingBytes` was reached;
 * - `rejected`: the broker said that it will never take it;
 * - `released`: the broker kept on saying "not now";
 * - `expired`: it was older than `ttl` before it could be sent;
 * - `closed`: the notifier was closed before it could be sent, or before it was told.
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
] as const;

/** A notification that was lost. */
export interface Loss {
  readonly reason: LossReason;
  /** What exactly was wrong. Holds no value of the notification. */
  readonly detail: string;
  readonly eventType: string;
  /** The notification, masked, as its envelope's JSON; absent when it could not be built, or is too large to keep. */
  readonly notification?: string;
}

/** How many notifications were lost for each reason. */
export type LossCounts = Record<LossReason, number>;

/** What was told between two calls of `flush`. */
interface Generation {
  pending: number;
  settled: (() => void) | undefined;
}

export class Ledger {
  readonly #onLoss: (loss: Loss) => void;
  readonly #onAccepted: () => void;
  readonly #lost = Object.fromEntries(lossReasons.map((reason) => [reason, 0])) as LossCounts;
  readonly #unsettled = new Set<Generation>();
  #current: Generation = { pending: 0, settled: undefined };
  #told = 0;
  #accepted = 0;

  constructor(onLoss: (loss: Loss) => void, onAccepted: () => void = () => undefined) {
    this.#onLoss = onLoss;
    this.#onAccepted = onAccepted;
  }

  /** Counts a notification as told. It is pending until its receipt says otherwise. */
  begin(eventType: string): Receipt {
    const generation = this.#current;
    this.#told++;
    generation.pending++;
    this.#unsettled.add(generation);
    if (channels.told.hasSubscribers) channels.told.publish({ eventType });
    return new Receipt(eventType, (loss) => {
      this.#settle(generation, loss);
      publish(eventType, loss);
    });
  }

  counts(): { told: number; accepted: number; pending: number; lost: LossCounts } {
    const lost = Object.values(this.#lost).reduce((sum, count) => sum + count, 0);
    const pending = this.#told - this.#accepted - lost;
    return { told: this.#told, accepted: this.#accepted, pending, lost: { ...this.#lost } };
  }

  /** Resolves when everything that was told until now is settled. */
  async settled(): Promise<void> {
    this.#current = { pending: 0, settled: undefined };
    await Promise.all([...this.#unsettled].map(settledGeneration));
  }

  #settle(generation: Generation, loss: Loss | undefined): void {
    if (loss === undefined) this.#accepted++;
    else this.#lost[loss.reason]++;
    generation.pending--;
    if (generation.pending === 0) this.#forget(generation);
    if (loss === undefined) this.#onAccepted();
    else this.#onLoss(loss);
  }

  #forget(generation: Generation): void {
    this.#unsettled.delete(generation);
    generation.settled?.();
  }
}

/** Says once what became of a notification; what is said after that is not heard. */
export class Receipt {
  readonly eventType: string;
  #settle: ((loss: Loss | undefined) => void) | undefined;

  constructor(eventType: string, settle: (loss: Loss | undefined) => void) {
    this.eventType = eventType;
    this.#settle = settle;
  }

  accept(): void {
    this.#say(undefined);
  }

  lose(reason: LossReason, detail: string, sealed?: Sealed): void {
    const { eventType } = this;
    const notification = sealed && { notification: sealed.envelope };
    this.#say({ reason, detail, eventType, ...notification });
  }

  #say(loss: Loss | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(loss);
  }
}

function publish(eventType: string, loss: Loss | undefined): void {
  const { accepted, lost } = channels;
  if (loss === undefined) {
    if (accepted.hasSubscribers) accepted.publish({ eventType });
  } else if (lost.hasSubscribers) lost.publish(loss);
}

function settledGeneration(generation: Generation): Promise<void> {
  return new Promise((resolve) => {
    const before = generation.settled;
    generation.settled = () => {
      before?.();
      resolve();
    };
  });
}
