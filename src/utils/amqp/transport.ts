// The transport over AMQP 1.0: one connection, and a sender for each topic and priority.
import { addressBy } from '../options/addresses.ts';
import { Ages } from '../runtime/ages.ts';
import * as channels from '../notifier/channels.ts';
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from '../notifier/ledger.ts';
import type { Settings } from '../options/settings.ts';
import { Admission } from '../notifier/admission.ts';
import type { Transport } from '../notifier/transport.ts';
import type { TransportState } from '../api/transport-state.ts';
import { warn } from '../runtime/warnings.ts';
import type { OpenConnection } from './connection/dial.ts';
import { dialWithRhea } from './connection/dial-with-rhea.ts';
import { NotificationEncoder } from './sending/notification-encoder.ts';
import { TopicSender } from './sending/topic-sender.ts';
import { QueuedNotification, FanOut } from './sending/queued-notification.ts';
import { timeouts, type Timeouts } from './connection/timeouts.ts';
import { addressFor, formFor } from './connection/peer.ts';
import type { Form } from '../api/options.ts';
import { Supervisor } from './connection/supervisor.ts';

const EXPIRE_EVERY = 1000; // milliseconds

export class AmqpTransport implements Transport {
  readonly #settings: Settings;
  readonly #timeouts: Timeouts;
  readonly #senders = new Map<string, TopicSender>();
  readonly #encoders: Partial<Record<Form, NotificationEncoder>> = {};
  readonly #supervisor: Supervisor;
  readonly #ages: Ages;
  readonly #admission: Admission;
  #live: OpenConnection | undefined;
  #isLost = false;
  readonly #expiring: NodeJS.Timeout | undefined;

  constructor(settings: Settings, waits: Timeouts = timeouts) {
    this.#settings = settings;
    this.#timeouts = waits;
    this.#ages = new Ages(settings.clock);
    this.#admission = new Admission(
      settings,
      () => this.#label,
      (encoded, receipt, release) => {
        this.#take(encoded, receipt, release);
      },
    );
    const { endpoints, tls, renew = () => ({ endpoints, tls }), form, publisherId } = settings;
    const containerId = `notify-about.${publisherId}.${settings.clock.newId()}`;
    this.#supervisor = new Supervisor(
      renew,
      { form, containerId, idle: waits.idle },
      {
        up: (live) => {
          this.#up(live);
        },
        down: (error) => {
          this.#down(error);
        },
      },
      dialWithRhea,
    );
    this.#supervisor.start();
    if (settings.maxAge < Infinity) this.#expiring = setInterval(this.#expire, EXPIRE_EVERY).unref();
  }

  send(encoded: EncodedNotification, receipt: Receipt): void {
    this.#admission.offer(encoded, receipt);
  }

  #take(encoded: EncodedNotification, receipt: Receipt, release: () => void): void {
    const { topics } = this.#settings;
    const delivery = new FanOut(receipt, topics.length, release);
    const since = this.#ages.since(encoded.time);
    for (const topic of topics)
      this.#sender(`${topic}.${encoded.priority.toLowerCase()}`).add(
        new QueuedNotification(encoded, since, delivery),
      );
  }

  async close(ms: number): Promise<void> {
    clearInterval(this.#expiring);
    await this.#supervisor.stop(ms);
    this.#disconnected();
    this.#admission.lose('closed', 'notifier closed before the broker accepted it');
    for (const sender of this.#senders.values()) sender.close();
  }

  state(): TransportState {
    const links = [...this.#senders].map(([topic, sender]) => [topic, sender.state] as const);
    return {
      connection: this.#supervisor.state,
      links: Object.fromEntries(links),
      ...this.#admission.state,
      ...this.#age(),
    };
  }

  // Rarely requested, so it is computed, and not kept with each notification.
  #age(): Pick<TransportState, 'oldestPending'> {
    const oldest = Math.min(...[...this.#senders.values()].map((sender) => sender.oldest));
    return oldest === Infinity ? {} : { oldestPending: Math.max(0, this.#ages.of(oldest)) };
  }

  readonly #expire = (): void => {
    for (const sender of this.#senders.values()) sender.expire();
  };

  // A sender is created for its first notification: a broker need not have queues that are never used.
  #sender(topic: string): TopicSender {
    const known = this.#senders.get(topic);
    if (known !== undefined) return known;
    const sender = new TopicSender({
      address: (live) => this.#address(live, topic),
      encode: ({ encoded }, live) => this.#encode(encoded, live),
      isExpired: ({ since }) => this.#ages.of(since) > this.#settings.maxAge,
      timeouts: this.#timeouts,
      onAttached: () => {
        this.#attached();
      },
      refused: ({ message }, address) => {
        const said = address === undefined ? message : `the broker refuses ${address}: ${message}`;
        warn(`link ${this.#label} ${topic}`, said);
      },
    });
    this.#senders.set(topic, sender);
    if (this.#live !== undefined) sender.connected(this.#live);
    return sender;
  }

  #address({ peer, endpoint: { vhost } }: OpenConnection, topic: string): string {
    const { address, exchange } = this.#settings;
    return address === undefined ? addressFor(peer, topic, { exchange, vhost }) : addressBy(address, topic);
  }

  #encode(encoded: EncodedNotification, { peer }: OpenConnection): Buffer {
    const { form = formFor(peer), ttl } = this.#settings;
    return (this.#encoders[form] ??= new NotificationEncoder(form, ttl)).encode(encoded);
  }

  // Two notifiers have separate warnings.
  get #label(): string {
    return this.#supervisor.state.url ?? 'the broker';
  }

  #up(live: OpenConnection): void {
    this.#live = live;
    for (const sender of this.#senders.values()) sender.connected(live);
    const { url = '', product } = this.#supervisor.state;
    if (channels.connected.hasSubscribers)
      channels.connected.publish({ url, ...(product !== undefined && { product }) });
  }

  #attached(): void {
    this.#supervisor.markHealthy();
    if (this.#isLost)
      warn(
        `connected again ${this.#label}`,
        `reconnected to ${this.#label}, ${this.#admission.pending} pending`,
      );
    this.#isLost = false;
  }

  #down(error: Error): void {
    this.#disconnected(error);
    for (const sender of this.#senders.values()) sender.disconnected();
    const { prospect } = this.#supervisor;
    if (!this.#isLost)
      warn(`connection ${this.#label}`, `no connection to ${this.#label}: ${error.message}; ${prospect}`);
    this.#isLost = true;
  }

  // A failed attempt ends no connection: each one that is published as connected is published as disconnected, once.
  #disconnected(error?: Error): void {
    const url = this.#live?.endpoint.label;
    this.#live = undefined;
    if (url !== undefined && channels.disconnected.hasSubscribers)
      channels.disconnected.publish({ url, ...(error !== undefined && { error: error.message }) });
  }
}
