import { addressBy, type AddressOf } from '../utils/addresses.ts';
import { backoff } from '../utils/amqp/backoff.ts';
import type { Live } from '../utils/amqp/dial.ts';
import { addressFor } from '../utils/amqp/peer.ts';
import { hasStreams } from '../utils/amqp/peer.ts';
import { patience } from '../utils/amqp/patience.ts';
import { placementOf } from '../utils/amqp/placement.ts';
import { queueFacts, type QueueFacts } from '../utils/amqp/queue-facts.ts';
import { ReceiverLink } from '../utils/amqp/receiver-link.ts';
import { saysNoStream, type StreamOffset } from '../utils/amqp/stream-filter.ts';
import type { LinkState } from '../utils/transport.ts';
import { say, warn } from '../utils/warnings.ts';
import { LinkArrival, type Origin } from './link-arrival.ts';
import type { Arrival } from './message.ts';
import { StreamPosition } from './stream-position.ts';

/** How the link of a topic is, and of a stream how far it was read. */
export interface SubscriptionState extends Pick<LinkState, 'state' | 'address' | 'error'> {
  /** Of a stream: the offset up to which all is settled. */
  readonly offset?: number;
  /** Of a stream: how many messages at most it had dropped before they could be read. */
  readonly missed?: number;
}

export interface SubscriptionSettings {
  readonly topic: string;
  readonly address: AddressOf | undefined;
  /** How many messages may be in hand at once. */
  readonly credit: number;
  /** Where a stream is read from; by default what comes from now on. */
  readonly from: StreamOffset | undefined;
  take(message: Buffer, arrival: Arrival): void;
  /** The broker took the link. */
  attached(): void;
}

/** What listens to one topic: the link to it, and another one whenever that was lost or refused. */
export class Subscription {
  readonly #settings: SubscriptionSettings;
  #link: ReceiverLink | undefined;
  #pause: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #refusals = 0;
  #isStopped = false;
  #state: SubscriptionState = { state: 'detached' };
  readonly #position: StreamPosition;
  /** Whether the queue may be a stream, so that it is said where to begin. */
  #mayBeStream = true;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
    this.#position = new StreamPosition(settings.from);
  }

  get topic(): string {
    return this.#settings.topic;
  }

  get state(): SubscriptionState {
    const { done: offset, missed } = this.#position;
    if (offset === undefined || offset < 0) return this.#state;
    return { ...this.#state, offset, missed };
  }

  connected(live: Live): void {
    const address = this.#isStopped ? undefined : this.#addressOrPause(live);
    if (address === undefined) return;
    this.#state = { ...this.#state, state: 'attaching', address };
    this.#link = this.#linkTo(live, address);
  }

  disconnected(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#silence);
    this.#link?.lost();
    this.#link = undefined;
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** Takes nothing more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#silence);
    this.#link?.stop();
  }

  /** Lets go of the link, after all that was settled is said. */
  async close(): Promise<void> {
    await this.#link?.close();
    this.disconnected();
  }

  #linkTo(live: Live, address: string): ReceiverLink {
    const { credit } = this.#settings;
    const from = this.#mayBeStream && hasStreams(live.peer) ? this.#position.begin() : undefined;
    let facts: QueueFacts = {};
    const link = new ReceiverLink(
      live,
      { address, credit, from },
      {
        opened: () => {
          this.#opened(address);
          if (typeof from === 'number') this.#expect(live, from);
          void queueFacts(live, address).then((told) => (facts = told));
        },
        message: (message, delivery) => {
          this.#came(message, new LinkArrival(origin, delivery, placementOf(message)));
        },
        closed: (error) => {
          this.#ended(live, error, address);
        },
      },
    );
    const origin: Origin = {
      ...{ topic: this.topic, peer: live.peer, link, position: this.#position, facts: () => facts },
    };
    return link;
  }

  // The last message that is done with comes at once, or a later one: a stream never drops all that it has.
  #expect(live: Live, from: number): void {
    this.#silence = setTimeout(() => {
      say(
        `${this.topic}: the stream has nothing from offset ${from} on, so it is another one: it is read from its beginning`,
      );
      this.#position.beginAnew();
      void this.#link?.close();
      this.connected(live);
    }, patience.attachDeadline);
  }

  #came(message: Buffer, arrival: LinkArrival): void {
    if (arrival.offset === undefined || this.#isNew(arrival.offset)) this.#settings.take(message, arrival);
    else arrival.settle('accepted');
  }

  #isNew(offset: number): boolean {
    const { missed } = this.#position;
    clearTimeout(this.#silence);
    const isNew = this.#position.came(offset);
    const dropped = this.#position.missed - missed;
    if (dropped > 0)
      say(`${this.topic}: the stream had dropped up to ${dropped} messages before they were read`);
    return isNew;
  }

  #ended(live: Live, error: Error, address: string): void {
    if (!saysNoStream(error)) {
      this.#refused(live, error, address);
      return;
    }
    this.#mayBeStream = false;
    this.connected(live);
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
    const said = address === undefined ? message : `the broker refuses ${address}: ${message}`;
    warn(`listen ${this.topic}`, said);
    clearTimeout(this.#silence);
    this.#link = undefined;
    this.#state = { state: 'detached', ...(address !== undefined && { address }), error: message };
    this.#pause = setTimeout(() => {
      this.connected(live);
    }, backoff(this.#refusals++));
  }
}
