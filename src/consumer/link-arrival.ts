// How a message arrived, and what its queue does when it is released.
import { hidesDeliveryLimits, type Peer } from '../utils/amqp/connection/peer.ts';
import type { Delivery } from '../utils/amqp/receiving/message-assembler.ts';
import type { Outcome } from '../utils/amqp/codec/outcome.ts';
import { outcomeFor, type Placement } from '../utils/amqp/receiving/placement.ts';
import type { QueueFacts } from '../utils/amqp/receiving/queue-facts.ts';
import type { ReceiverLink } from '../utils/amqp/receiving/receiver-link.ts';
import type { AmqpError } from '../utils/amqp/codec/amqp-error.ts';
import type { Arrival } from './message.ts';
import type { StreamPosition } from './stream-position.ts';

/** What is known of the queue of a link. */
export interface Origin {
  readonly topic: string;
  readonly peer: Peer;
  readonly link: ReceiverLink;
  readonly position: StreamPosition;
  readonly facts: QueueFacts;
}

export class LinkArrival implements Arrival {
  readonly #origin: Origin;
  readonly #delivery: Delivery;
  readonly #placement: Placement;

  constructor(origin: Origin, delivery: Delivery, placement: Placement) {
    this.#origin = origin;
    this.#delivery = delivery;
    this.#placement = placement;
  }

  get topic(): string {
    return this.#origin.topic;
  }

  get offset(): number | undefined {
    return this.#placement.offset;
  }

  isGone(): boolean {
    return this.#origin.link.isClosed;
  }

  comesAgain(): boolean {
    const { facts, peer } = this.#origin;
    const isCounted =
      this.#placement.returns !== undefined || facts.type === 'quorum' || hidesDeliveryLimits(peer);
    return this.offset === undefined && facts.type !== 'stream' && !isCounted;
  }

  isLast(): boolean {
    return (this.#placement.returns ?? 0) >= (this.#origin.facts.deliveryLimit ?? Infinity);
  }

  settle(outcome: Outcome, error?: AmqpError): void {
    const { link, position } = this.#origin;
    const { offset } = this.#placement;
    // What a closing listener releases was not read: the next listener is to read it first.
    const isDone = outcome === 'accepted' || outcome === 'rejected';
    if (offset !== undefined && isDone && !link.isClosed) position.ended(offset);
    const said = outcomeFor(this.#placement, outcome);
    link.settle(this.#delivery, said, said === 'rejected' ? error : undefined);
  }
}
