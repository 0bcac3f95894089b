import type { ReceivedMessage } from './arrivals.ts';

/** A message and its place in the queue, to which it returns when nobody accepts it. */
export interface Entry {
  readonly position: number;
  readonly message: ReceivedMessage;
}

export interface Consumer {
  readonly hasCredit: boolean;
  deliver(entry: Entry): void;
}

/** Messages in order, and the consumers that compete for them. */
export class Queue {
  #entries = 0;
  #isDistributing = false;
  readonly #waiting: Entry[] = [];
  readonly #consumers: Consumer[] = [];

  push(message: ReceivedMessage): void {
    this.#waiting.push({ position: this.#entries++, message });
    this.distribute();
  }

  putBack(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      const behind = this.#waiting.findIndex(({ position }) => position > entry.position);
      this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, entry);
    }
    this.distribute();
  }

  attach(consumer: Consumer): void {
    this.#consumers.push(consumer);
    this.distribute();
  }

  detach(consumer: Consumer): void {
    const index = this.#consumers.indexOf(consumer);
    if (index >= 0) this.#consumers.splice(index, 1);
  }

  /**
   * Delivers as many messages as the consumers have credit for: at the end of this turn, when rhea has emitted all
   * releases, and has written the attach of a new link, before which no transfer may be sent.
   */
  distribute(): void {
    if (this.#isDistributing) return;
    this.#isDistributing = true;
    setImmediate(() => {
      this.#isDistributing = false;
      this.#giveAway();
    });
  }

  #giveAway(): void {
    while (this.#waiting.length > 0) {
      const consumer = this.#nextConsumer();
      if (consumer === undefined) return;
      for (const entry of this.#waiting.splice(0, 1)) consumer.deliver(entry);
    }
  }

  #nextConsumer(): Consumer | undefined {
    const index = this.#consumers.findIndex((consumer) => consumer.hasCredit);
    if (index < 0) return undefined;
    const [consumer] = this.#consumers.splice(index, 1);
    // Round-robin.
    if (consumer !== undefined) this.#consumers.push(consumer);
    return consumer;
  }
}
