import type { Flow } from '../../utils/amqp/codec/data-frames.ts';
import { encodeMessage } from '../../utils/amqp/connection/rhea-message.ts';
import type { Delivery, EventContext, Sender } from '../../utils/amqp/connection/rhea.ts';
import type { Consumer, Entry, Queue } from './queue.ts';

/** The link to a peer's receiver: takes messages from a queue as it has credit, and puts back those it cannot send. */
export class OutgoingLink implements Consumer {
  readonly sender: Sender;
  readonly #queue: Queue;
  readonly #unsettled = new Map<Delivery, Entry>();
  /** Deliveries, including those that rhea has not written yet. */
  #sent = 0;
  #credit = 0;

  /** `lastFlow` returns the flow frame of a `sender_flow` event. */
  constructor(sender: Sender, queue: Queue, lastFlow: () => Flow | undefined) {
    this.sender = sender;
    this.#queue = queue;
    this.#listen();
    sender.on('sender_flow', () => {
      const { linkCredit = 0, deliveryCount = 0 } = lastFlow() ?? {};
      this.#credit = deliveryCount + linkCredit - this.#sent;
    });
    queue.attach(this);
  }

  get hasCredit(): boolean {
    return this.sender.is_open() && this.sender.sendable() && this.#credit > 0;
  }

  deliver(entry: Entry): void {
    try {
      this.#unsettled.set(this.sender.send(encodeMessage(entry.message), undefined, 0), entry);
      this.#sent += 1;
      this.#credit -= 1;
    } catch (error) {
      // rhea can read a few values that it cannot write, such as a binary message-id.
      this.sender.close({ condition: 'amqp:internal-error', description: String(error) });
    }
  }

  /** When the link, its session or its connection is gone. */
  end(): void {
    this.#queue.detach(this);
    const entries = [...this.#unsettled.values()];
    this.#unsettled.clear();
    this.#queue.putBack(entries);
  }

  #listen(): void {
    for (const event of ['accepted', 'rejected', 'settled']) {
      this.#on(event, (delivery) => {
        this.#settle(delivery);
      });
    }
    this.#on('released', (delivery) => {
      this.#queue.putBack(this.#settle(delivery));
    });
    this.#on('modified', (delivery) => {
      const entries = this.#settle(delivery);
      if (delivery.remote_state?.['undeliverable_here'] !== true) this.#queue.putBack(entries);
    });
    this.sender.on('sendable', () => {
      this.#queue.distribute();
    });
  }

  #on(event: string, handler: (delivery: Delivery) => void): void {
    this.sender.on(event, ({ delivery }: EventContext) => {
      if (delivery !== undefined) handler(delivery);
    });
  }

  /** The entry that is settled now; `undefined` when it already was. */
  #settle(delivery: Delivery): Entry[] {
    const entry = this.#unsettled.get(delivery);
    if (entry === undefined) return [];
    this.#unsettled.delete(delivery);
    // A receiver that settles second waits for the sender to settle first.
    delivery.update(true);
    return [entry];
  }
}
