import { addressBy, type AddressOf } from '../utils/addresses.ts';
import { backoff } from '../utils/amqp/backoff.ts';
import type { Live } from '../utils/amqp/dial.ts';
import { addressFor } from '../utils/amqp/peer.ts';
import type { Outcome } from '../utils/amqp/outcome.ts';
import type { Delivery } from '../utils/amqp/inbox.ts';
import { ReceiverLink } from '../utils/amqp/receiver-link.ts';
import type { AmqpError } from '../utils/amqp/rhea.ts';
import type { LinkState } from '../utils/transport.ts';
import { warn } from '../utils/warnings.ts';
import type { Arrival } from './message.ts';

/** How the link of a topic is. */
export type SubscriptionState = Pick<LinkState, 'state' | 'address' | 'error'>;

export interface SubscriptionSettings {
  readonly topic: string;
  readonly address: AddressOf | undefined;
  /** How many messages may be in hand at once. */
  readonly credit: number;
  take(message: Buffer, arrival: Arrival): void;
  /** The broker took the link. */
  attached(): void;
  /** Whether it is no fault that the broker has no such queue. */
  mayBeMissing(): boolean;
}

/** What listens to one topic: the link to it, and another one whenever that was lost or refused. */
export class Subscription {
  readonly #settings: SubscriptionSettings;
  #link: ReceiverLink | undefined;
  #pause: NodeJS.Timeout | undefined;
  #refusals = 0;
  #isStopped = false;
  #state: SubscriptionState = { state: 'detached' };

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
  }

  get topic(): string {
    return this.#settings.topic;
  }

  get state(): SubscriptionState {
    return this.#state;
  }

  connected(live: Live): void {
    const address = this.#isStopped ? undefined : this.#addressOrPause(live);
    if (address === undefined) return;
    this.#state = { ...this.#state, state: 'attaching', address };
    const link = new ReceiverLink(live, address, this.#settings.credit, {
      opened: () => {
        this.#opened(address);
      },
      message: (message, delivery) => {
        this.#settings.take(message, new LinkArrival(this.topic, link, delivery));
      },
      closed: (error) => {
        this.#refused(live, error, address);
      },
    });
    this.#link = link;
  }

  disconnected(): void {
    clearTimeout(this.#pause);
    this.#link?.lost();
    this.#link = undefined;
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** Takes nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#link?.stop();
  }

  /** Lets go of the link, after all that was settled is said. */
  async close(): Promise<void> {
    await this.#link?.close();
    this.disconnected();
  }

  #addressOrPause(live: Live): string | undefined {
    try {
      return this.#address(live);
    } catch (error) {
      this.#refused(live, error as Error);
      return undefined;
    }
  }

  #address({ peer, endpoint: { vhost } }: Live): string {
    const { topic, address } = this.#settings;
    if (address !== undefined) return addressBy(address, topic);
    return addressFor(peer, topic, { exchange: undefined, vhost });
  }

  #opened(address: string): void {
    this.#refusals = 0;
    this.#state = { state: 'open', address };
    this.#settings.attached();
  }

  // Without an address the broker was not asked.
  #refused(live: Live, { message }: Error, address?: string): void {
    this.#link = undefined;
    this.#state = { state: 'detached', ...(address !== undefined && { address }), error: message };
    const said = address === undefined ? message : `the broker refuses ${address}: ${message}`;
    if (!isMissing(message) || !this.#settings.mayBeMissing()) warn(`listen ${this.topic}`, said);
    this.#pause = setTimeout(() => {
      this.connected(live);
    }, backoff(this.#refusals++));
  }
}

function isMissing(refusal: string): boolean {
  return refusal.startsWith('amqp:not-found');
}

class LinkArrival implements Arrival {
  readonly topic: string;
  readonly #link: ReceiverLink;
  readonly #delivery: Delivery;

  constructor(topic: string, link: ReceiverLink, delivery: Delivery) {
    this.topic = topic;
    this.#link = link;
    this.#delivery = delivery;
  }

  isGone(): boolean {
    return this.#link.isClosed;
  }

  settle(outcome: Outcome, error?: AmqpError): void {
    this.#link.settle(this.#delivery, outcome, error);
  }
}
