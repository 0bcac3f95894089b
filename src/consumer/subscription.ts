import { addressBy, type AddressOf } from '../utils/options/addresses.ts';
import { Attachment, type AttachmentState } from '../utils/amqp/connection/attachment.ts';
import type { OpenConnection } from '../utils/amqp/connection/dial.ts';
import { addressFor, hasStreams } from '../utils/amqp/connection/peer.ts';
import { placementOf } from '../utils/amqp/receiving/placement.ts';
import { queueFacts, type QueueFacts } from '../utils/amqp/receiving/queue-facts.ts';
import { ReceiverLink } from '../utils/amqp/receiving/receiver-link.ts';
import { meansNoStream, type StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import { warn } from '../utils/runtime/warnings.ts';
import { LinkArrival, type Origin } from './link-arrival.ts';
import type { Arrival } from './message.ts';
import { StreamReading, type StreamState } from './stream-reading.ts';

/** The state of a topic's link, and the position in a stream. */
export interface SubscriptionState extends AttachmentState, StreamState {}

export interface SubscriptionSettings {
  readonly topic: string;
  readonly address: AddressOf | undefined;
  /** The most messages that may be unsettled at once. */
  readonly credit: number;
  /** Where a stream is read from; by default from now on. */
  readonly from: StreamOffset | undefined;
  take(message: Buffer, arrival: Arrival): void;
  /** The broker attached the link. */
  attached(): void;
  /** Whether a queue that does not exist is expected. */
  mayBeMissing(): boolean;
}

/** Listens to one topic: holds its link, and attaches another whenever that was lost or refused. */
export class Subscription {
  readonly #settings: SubscriptionSettings;
  #live: OpenConnection | undefined;
  #link: ReceiverLink | undefined;
  #isStopped = false;
  readonly #attachment = new Attachment();
  readonly #stream: StreamReading;
  /** Whether the queue may be a stream, so that a filter says where to begin. */
  #mayBeStream = true;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
    this.#stream = new StreamReading(settings.topic, settings.from);
  }

  get topic(): string {
    return this.#settings.topic;
  }

  get state(): SubscriptionState {
    return { ...this.#attachment.state, ...this.#stream.state };
  }

  connected(live: OpenConnection): void {
    const address = this.#isStopped ? undefined : this.#addressOrPause(live);
    if (address === undefined) return;
    this.#attachment.attaching(address);
    this.#live = live;
    // Asked before the first message arrives: its settlement depends on it.
    void queueFacts(live, address).then((facts) => {
      if (this.#live === live && !this.#isStopped) this.#link = this.#linkTo(live, address, facts);
    });
  }

  disconnected(): void {
    this.#attachment.disconnected();
    this.#stream.rest();
    this.#link?.lost();
    this.#link = undefined;
    this.#live = undefined;
  }

  /** Grants no more credit. */
  stop(): void {
    this.#isStopped = true;
    this.#stream.rest();
    this.#link?.stop();
  }

  /** Detaches the link, after all outcomes are sent. */
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
    if (!meansNoStream(error)) {
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
    this.#attachment.opened(address);
    this.#settings.attached();
  }

  #refused(live: OpenConnection, error: Error, address?: string): void {
    this.#stream.rest();
    this.#link = undefined;
    this.#attachment.refused(error, address, () => {
      this.connected(live);
    });
    const said = address === undefined ? error.message : `the broker refuses ${address}: ${error.message}`;
    if (!isMissing(error.message) || !this.#settings.mayBeMissing()) warn(`listen ${this.topic}`, said);
  }
}

function isMissing(refusal: string): boolean {
  return refusal.startsWith('amqp:not-found');
}
