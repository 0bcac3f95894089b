// The way to the consumers over AMQP 1.0: one connection, and a lane for each topic and priority.
import type { Sealed } from '../envelope.ts';
import type { Receipt } from '../ledger.ts';
import type { Settings } from '../options.ts';
import type { Transport, TransportState } from '../transport.ts';
import { warn } from '../warnings.ts';
import { dial, type Live } from './dial.ts';
import { encodeNotification } from './forms.ts';
import { Lane } from './lane.ts';
import { Parcel, SharedDelivery } from './parcel.ts';
import { patience, type Patience } from './patience.ts';
import { addressFor, formFor } from './peer.ts';
import { Supervisor } from './supervisor.ts';

export class AmqpTransport implements Transport {
  readonly #settings: Settings;
  readonly #patience: Patience;
  readonly #lanes = new Map<string, Lane>();
  readonly #supervisor: Supervisor;
  #live: Live | undefined;
  #pending = 0;
  #pendingBytes = 0;
  #isLost = false;

  constructor(settings: Settings, waits: Patience = patience) {
    this.#settings = settings;
    this.#patience = waits;
    const { endpoints, tls, form, publisherId } = settings;
    const containerId = `notify-about.${publisherId}.${settings.clock.newId()}`;
    this.#supervisor = new Supervisor(
      endpoints,
      { tls, form, containerId, idle: waits.idle },
      {
        up: (live) => {
          this.#up(live);
        },
        down: (error) => {
          this.#down(error);
        },
      },
      dial,
    );
    this.#supervisor.start();
  }

  send(sealed: Sealed, receipt: Receipt): void {
    const { topics, maxPending, maxPendingBytes } = this.#settings;
    if (this.#pending >= maxPending || this.#pendingBytes + sealed.bytes > maxPendingBytes) {
      receipt.lose('overflow', `${this.#pending} notifications wait for the broker already`, sealed);
      return;
    }
    this.#hold(1, sealed.bytes);
    const delivery = new SharedDelivery(receipt, topics.length, () => {
      this.#hold(-1, -sealed.bytes);
    });
    for (const topic of topics) {
      this.#lane(`${topic}.${sealed.priority.toLowerCase()}`).add(new Parcel(sealed, delivery));
    }
  }

  async close(ms: number): Promise<void> {
    await this.#supervisor.stop(ms);
    for (const lane of this.#lanes.values()) lane.close();
  }

  state(): TransportState {
    const links = [...this.#lanes].map(([topic, lane]) => [topic, lane.state] as const);
    return { connection: this.#supervisor.state, links: Object.fromEntries(links) };
  }

  #hold(count: number, bytes: number): void {
    this.#pending += count;
    this.#pendingBytes += bytes;
  }

  // A lane is made when there is something for it: a broker need not have a queue that nothing goes to.
  #lane(topic: string): Lane {
    const known = this.#lanes.get(topic);
    if (known !== undefined) return known;
    const lane = new Lane({
      address: (live) => this.#address(live, topic),
      encode: ({ sealed }, live) => this.#encode(sealed, live),
      isExpired: ({ sealed }) => this.#isExpired(sealed),
      patience: this.#patience,
      attached: () => {
        this.#attached();
      },
      refused: (address, error) => {
        warn(`link ${topic}`, `the broker refuses ${address}: ${error.message}`);
      },
    });
    this.#lanes.set(topic, lane);
    if (this.#live !== undefined) lane.connected(this.#live);
    return lane;
  }

  #address({ peer, endpoint: { vhost } }: Live, topic: string): string {
    const { address, exchange } = this.#settings;
    return address === undefined ? addressFor(peer, topic, { exchange, vhost }) : address(topic);
  }

  #encode(sealed: Sealed, { peer }: Live): Buffer {
    const { form, ttl } = this.#settings;
    return encodeNotification(sealed, form ?? formFor(peer), ttl);
  }

  #isExpired({ time }: Sealed): boolean {
    const { ttl, clock } = this.#settings;
    return ttl !== undefined && clock.now() - time > ttl;
  }

  #up(live: Live): void {
    this.#live = live;
    for (const lane of this.#lanes.values()) lane.connected(live);
  }

  #attached(): void {
    this.#supervisor.works();
    if (this.#isLost)
      warn(
        'connected again',
        `connected to ${String(this.#live?.endpoint.label)} again, ${this.#pending} waited`,
      );
    this.#isLost = false;
  }

  #down(error: Error): void {
    this.#live = undefined;
    for (const lane of this.#lanes.values()) lane.disconnected();
    if (!this.#isLost)
      warn(
        'connection',
        `no connection to ${String(this.#supervisor.state.url)}: ${error.message}; trying again`,
      );
    this.#isLost = true;
  }
}
