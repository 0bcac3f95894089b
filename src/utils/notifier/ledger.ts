// Counts the fate of every notification. At any time, emitted = accepted + pending + all lost.
import { type LossReason, lossReasons, type Loss, type LossCounts, type LedgerCounts } from '../api/loss.ts';
import * as channels from './channels.ts';
import { Deque } from '../runtime/deque.ts';
import { envelopeOf, type EncodedNotification } from '../notification/envelope.ts';

/** Reports once whether a notification was accepted or lost; later calls have no effect. */
export interface Receipt {
  accept(): void;
  lose(reason: LossReason, detail: string, encoded?: EncodedNotification): void;
  /** Merges another notification into this one, which then settles both. Returns whether it did. */
  absorb?(other: Receipt): boolean;
  /** Whether it is on a disk: then it takes no memory that others need, and is not merged into another one. */
  readonly isOnDisk?: boolean;
}

/** The receipt of a notification that is pending in a ledger. */
export interface PendingReceipt extends Receipt {
  readonly eventType: string;
  readonly generation: Generation;
  /** How many others were merged into it, by the generation in which they were emitted. */
  readonly absorbed?: ReadonlyMap<Generation, number> | undefined;
}

/** The notifications emitted between two calls of `flush`. */
export interface Generation {
  pending: number;
  /** Resolves when all earlier generations are settled; created on first use. */
  turn: Promise<void> | undefined;
  come: () => void;
}

export class Ledger {
  readonly #onLoss: (loss: Loss) => void;
  readonly #onAccepted: () => void;
  readonly #lost = Object.fromEntries(lossReasons.map((reason) => [reason, 0])) as LossCounts;
  /** Oldest first: the unsettled ones, those behind them, and the current one. */
  readonly #generations = new Deque<Generation>();
  #current = this.#begun();
  #emitted = 0;
  #inherited = 0;
  #accepted = 0;

  constructor(onLoss: (loss: Loss) => void, onAccepted: () => void = () => undefined) {
    this.#onLoss = onLoss;
    this.#onAccepted = onAccepted;
  }

  /** Counts a notification as emitted. It is pending until its receipt is settled. */
  begin(eventType: string): PendingReceipt {
    const generation = this.#add(1);
    if (channels.emitted.hasSubscribers) channels.emitted.publish({ eventType });
    return this.again(eventType, generation);
  }

  /** Counts notifications that another process emitted and left behind; they are pending here now. */
  inherit(count: number): Generation {
    this.#inherited += count;
    return this.#add(count);
  }

  /** Removes emitted notifications from the counts: another process counts them now. */
  disown(generation: Generation, count: number): void {
    this.#emitted -= count;
    this.#leave(generation, count);
  }

  /** Returns a receipt for a notification that is already pending. */
  again(eventType: string, generation: Generation): PendingReceipt {
    return new LedgerReceipt(eventType, generation, this.#settle);
  }

  counts(): LedgerCounts {
    const lost = Object.values(this.#lost).reduce((sum, count) => sum + count, 0);
    const pending = this.#emitted - this.#accepted - lost;
    const [emitted, inherited, accepted] = [this.#emitted, this.#inherited, this.#accepted];
    return { emitted, inherited, accepted, pending, lost: { ...this.#lost } };
  }

  /** Resolves when everything emitted until now is settled. */
  settled(): Promise<void> {
    if (this.#current.pending > 0) this.#current = this.#begun();
    const { length } = this.#generations;
    return length === 1 ? Promise.resolve() : turnOf(this.#current);
  }

  #begun(): Generation {
    const generation: Generation = { pending: 0, turn: undefined, come: () => undefined };
    this.#generations.push(generation);
    return generation;
  }

  #add(count: number): Generation {
    const generation = this.#current;
    this.#emitted += count;
    generation.pending += count;
    return generation;
  }

  readonly #settle: Settle = ({ generation, eventType, absorbed }, loss) => {
    if (absorbed !== undefined) this.#settleAbsorbed(absorbed, loss);
    if (loss === undefined) this.#accepted++;
    else this.#lost[loss.reason]++;
    this.#leave(generation, 1);
    if (loss === undefined) this.#onAccepted();
    else this.#onLoss(loss);
    publish(eventType, loss);
  };

  #settleAbsorbed(absorbed: ReadonlyMap<Generation, number>, loss: Loss | undefined): void {
    for (const [generation, count] of absorbed) {
      if (loss === undefined) this.#accepted += count;
      else this.#lost[loss.reason] += count;
      this.#leave(generation, count);
    }
  }

  #leave(generation: Generation, count: number): void {
    generation.pending -= count;
    if (generation.pending > 0) return;
    while (this.#generations.length > 1 && this.#generations.peek()?.pending === 0) {
      this.#generations.shift();
      this.#generations.peek()?.come();
    }
  }
}

type Settle = (receipt: PendingReceipt, loss: Loss | undefined) => void;

class LedgerReceipt implements PendingReceipt {
  readonly eventType: string;
  readonly generation: Generation;
  absorbed: Map<Generation, number> | undefined;
  #settle: Settle | undefined;

  constructor(eventType: string, generation: Generation, settle: Settle) {
    this.eventType = eventType;
    this.generation = generation;
    this.#settle = settle;
  }

  accept(): void {
    this.#say(undefined);
  }

  lose(reason: LossReason, detail: string, encoded?: EncodedNotification): void {
    const { eventType } = this;
    const notification = encoded && { notification: envelopeOf(encoded) };
    this.#say({ reason, detail, eventType, ...notification, ...this.#count });
  }

  absorb(other: Receipt): boolean {
    if (!(other instanceof LedgerReceipt) || other.#settle !== this.#settle) return false;
    other.#settle = undefined;
    this.absorbed ??= new Map<Generation, number>();
    this.absorbed.set(other.generation, (this.absorbed.get(other.generation) ?? 0) + 1);
    return true;
  }

  get #count(): Pick<Loss, 'count'> {
    if (this.absorbed === undefined) return {};
    return { count: [...this.absorbed.values()].reduce((sum, count) => sum + count, 1) };
  }

  #say(loss: Loss | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(this, loss);
  }
}

function publish(eventType: string, loss: Loss | undefined): void {
  const { accepted, lost } = channels;
  if (loss === undefined) {
    if (accepted.hasSubscribers) accepted.publish({ eventType });
  } else if (lost.hasSubscribers) lost.publish(loss);
}

function turnOf(generation: Generation): Promise<void> {
  generation.turn ??= new Promise((resolve) => {
    generation.come = resolve;
  });
  return generation.turn;
}
