import type { AmqpMessage } from '../../utils/amqp/connection/rhea.ts';

/**
 * A message that a {@link Broker} received.
 *
 * @example
 * import type { ReceivedMessage } from 'notify-about/testing';
 *
 * const subjects = (messages: readonly ReceivedMessage[]) => messages.map((message) => message.subject);
 */
export interface ReceivedMessage extends AmqpMessage {
  /** The address as the peer wrote it: the target of its link or, if that is null, the message's `to`. */
  readonly address: string;
}

interface Waiter {
  readonly count: number;
  end(missing?: string): void;
}

/** All received messages, and those who wait for them. */
export class Arrivals {
  readonly messages: ReceivedMessage[] = [];
  readonly #waiters = new Set<Waiter>();

  add(message: ReceivedMessage): void {
    this.messages.push(message);
    for (const waiter of this.#waiters) if (waiter.count <= this.messages.length) waiter.end();
  }

  async waitFor(count: number, ms: number): Promise<readonly ReceivedMessage[]> {
    if (this.messages.length < count) await this.#arrival(count, ms);
    return this.messages.slice();
  }

  close(): void {
    for (const waiter of this.#waiters) waiter.end('before the broker was closed');
  }

  #arrival(count: number, ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (missing?: string) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        if (missing === undefined) resolve();
        else reject(new Error(`${this.messages.length} of ${count} messages came ${missing}`));
      };
      const waiter = { count, end };
      const timer = setTimeout(end, ms, `in ${ms} ms`);
      this.#waiters.add(waiter);
    });
  }
}
