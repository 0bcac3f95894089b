import { addressBy, type AddressOf } from '../utils/options/addresses.ts';
import { backoff } from '../utils/amqp/connection/backoff.ts';
import type { OpenConnection } from '../utils/amqp/connection/dial.ts';
import { addressFor, hasStreams } from '../utils/amqp/connection/peer.ts';
import { placementOf } from '../utils/amqp/receiving/placement.ts';
import { queueFacts, type QueueFacts } from '../utils/amqp/receiving/queue-facts.ts';
import { ReceiverLink } from '../utils/amqp/receiving/receiver-link.ts';
import { saysNoStream, type StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import type { LinkState } from '../utils/api/transport-state.ts';
import { warn } from '../utils/runtime/warnings.ts';
import { LinkArrival, type Origin } from './link-arrival.ts';
import type { Arrival } from './message.ts';
import { StreamReading, type StreamState } from './stream-reading.ts';

/** How the link of a topic is, and of a stream how far it was read. */
export interface SubscriptionState extends Pick<LinkState, 'state' | 'address' | 'error'>, StreamState {}

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
  /** Whether it is no fault that the broker has no such queue. */
  mayBeMissing(): boolean;
}

/** What listens to one topic: the link to it, and another one whenever that was lost or refused. */
export class Subscription {
  readonly #settings: SubscriptionSettings;
  #live: OpenConnection | undefined;
  #link: ReceiverLink | undefined;
  #pause: NodeJS.Timeout | undefined;
  #refusals = 0;
  #isStopped = false;
  #state: SubscriptionState = { state: 'detached' };
  readonly #stream: StreamReading;
  /** Whether the queue may be a stream, so that it is said where to begin. */
  #mayBeStream = true;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
    this.#stream = new StreamReading(settings.topic, settings.from);
  }

  get topic(): string {
    return this.#settings.topic;
  }

  get state(): SubscriptionState {
    return { ...this.#state, ...this.#stream.state };
  }

  connected(live: OpenConnection): void {
    const address = this.#isStopped ? undefined : this.#addressOrPause(live);
    if (address === undefined) return;
    this.#state = { ...this.#state, state: 'attaching', address };
    this.#live = live;
    // Asked before the first message comes: what becomes of that depends on it.
    void queueFacts(live, address).then((facts) => {
      if (this.#live === live && !this.#isStopped) this.#link = this.#linkTo(live, address, facts);
    });
  }

  disconnected(): void {
    clearTimeout(this.#pause);
    this.#stream.rest();
    this.#link?.lost();
    this.#link = undefined;
    this.#live = undefined;
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** Takes nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#stream.rest();
    this.#link?.stop();
  }

  /** Lets go of the link, after all that was settled is said. */
  async close(): Promise<void> {
    await this.#link?.close();
    this.disconnected();
  }

  #linkTo(live: OpenConnection, address: string, facts: QueueFacts): ReceiverLink {
    const { credit } = this.#settings;
    const mayBeStream = this.#mayBeStream && hasStreams(live.peer) && (facts.type ?? 'stream') === 'stream';
    const from = mayBeStream ? this.#stream.position.begin() : undefined;
    const link = new ReceiverLink(
      live,
      { address, credit, from },
      {
        opened: () => {
          this.#opened(address);
          this.#stream.opened(from, () => {
            void link.close();
            this.connected(live);
          });
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
      ...{ topic: this.topic, peer: live.peer, link, facts, position: this.#stream.position },
    };
    return link;
  }

  #came(message: Buffer, arrival: LinkArrival): void {
    if (arrival.offset === undefined || this.#stream.came(arrival.offset))
      this.#settings.take(message, arrival);
    else arrival.settle('accepted');
  }

  #ended(live: OpenConnection, error: Error, address: string): void {
    if (!saysNoStream(error)) {
      this.#refused(live, error, address);
      return;
    }
    this.#mayBeStream = false;
    this.connected(live);
  }

  #addressOrPause(live: OpenConnection): string | undefined {
    try {
      return this.#address(live);
    } catch (error) {
      this.#refused(live, error as Error);
      return undefined;
    }
  }

  #address({ peer, endpoint: { vhost } }: OpenConnection): string {
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
  #refused(live: OpenConnection, { message }: Error, address?: string): void {
    this.#stream.rest();
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
