// A notifier, its broker, and the connection between them.
import { expect } from 'chai';
import {
  notifyAboutVolumeAction,
  openNotifier,
  type Notifier,
  type NotifierOptions,
} from '../../../src/index.ts';
import { startBroker, type Broker, type BrokerOptions } from '../../../src/testing/index.ts';
import { timeouts, type Timeouts } from '../../../src/utils/amqp/connection/timeouts.ts';
import { AmqpTransport } from '../../../src/utils/amqp/transport.ts';
import type { Clock } from '../../../src/utils/runtime/clock.ts';
import type { LossCounts } from '../../../src/utils/api/loss.ts';
import { OpenNotifier } from '../../../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import { expectAccount } from '../../account.ts';
import { until } from '../../until.ts';
import { meddleWith, type Meddle, type Meddler } from './meddler.ts';

/** Opens brokers and notifiers, and closes them after each test. */
export class Scene {
  readonly #open: { close(ms?: number): Promise<unknown> }[] = [];

  constructor() {
    afterEach(() => Promise.all(this.#open.splice(0).map((each) => each.close(0))));
  }

  async broker(options?: BrokerOptions): Promise<Broker> {
    return this.#opened(await startBroker(options));
  }

  /** Opens a proxy in front of a broker that changes its frames. */
  async meddler(broker: Broker, meddle: Meddle): Promise<Meddler> {
    return this.#opened(await meddleWith(broker.port, () => meddle));
  }

  notifier(options: NotifierOptions): Notifier {
    return this.#opened(openNotifier({ install: false, onLost: () => undefined, ...options }));
  }

  /** Opens a notifier with time-outs shorter than minutes. */
  impatient(options: NotifierOptions, waits: Partial<Timeouts>): Notifier {
    const settings = resolveSettings({ onLost: () => undefined, ...options }, {});
    const transport = (): AmqpTransport => new AmqpTransport(settings, { ...timeouts, ...waits });
    return this.#opened(new OpenNotifier(settings, { isOn: true, transport }));
  }

  /** Opens a notifier with a clock of its own. */
  timed(options: NotifierOptions, clock: Clock): Notifier {
    const settings = resolveSettings(options, {}, clock);
    return this.#opened(
      new OpenNotifier(settings, { isOn: true, transport: () => new AmqpTransport(settings) }),
    );
  }

  #opened<T extends { close(ms?: number): Promise<unknown> }>(each: T): T {
    this.#open.push(each);
    return each;
  }
}

/** Emits `count` deletions of volumes numbered from `from`. */
export function tell(by: Notifier, count: number, from = 0): void {
  for (let n = from; n < from + count; n++) {
    notifyAboutVolumeAction({ notifier: by }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
  }
}

export const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `v${n}`);

/** Returns the volumes of all received messages, in order. */
export function volumes({ received }: Broker): string[] {
  return received.map(({ body }) => volumeOf(body));
}

export function volumeOf(body: unknown): string {
  return /v\d+/.exec(String((body as { content: Buffer }).content))?.[0] ?? '';
}

/** Waits until `stats()` reports one of these texts for the connection or a link. */
export async function expectToSay(notifier: Notifier, ...words: string[]): Promise<void> {
  const said = (): unknown[] => {
    const { connection, links } = notifier.stats();
    return [connection, ...Object.values(links)].map(({ error }) => error);
  };
  const isSaid = (): boolean => said().some((error) => words.includes(String(error)));
  await until(isSaid).catch(() => undefined);
  expect(isSaid(), JSON.stringify(said())).to.equal(true);
}

/** Returns the possible messages for a cut connection: they depend on the data in flight. */
export function cut({ url }: Broker): string[] {
  return [
    `${url} closed the connection without a reason: see the log of the broker`,
    `${url} closed the connection without a reason: see the log of the broker (EPIPE)`,
    `${url} reset the connection: see the log of the broker (ECONNRESET)`,
  ];
}

/** The notifications so far, with their outcomes. */
export interface Past {
  readonly told: number;
  readonly lost?: Partial<LossCounts>;
  /** The volumes that were never sent to the broker. */
  readonly unsent?: readonly string[];
}

/**
 * Expects recovery: new notifications are delivered, no others are pending or lost, and the received notifications are
 * the emitted ones, however often, each under one message id.
 */
export async function expectToGoOn(notifier: Notifier, broker: Broker, past: Past): Promise<void> {
  const { told, lost = {}, unsent = [] } = past;
  tell(notifier, 1, told);
  expect(await notifier.flush(5000)).to.equal(true);
  const losses = Object.values(lost).reduce((sum, count) => sum + count, 0);
  expectAccount(notifier, { emitted: told + 1, accepted: told + 1 - losses, lost });
  const came = new Map(broker.received.map(({ message_id: id, body }) => [id, volumeOf(body)]));
  const sent = numbered(told + 1).filter((volume) => !unsent.includes(volume));
  expect([...came.values()].sort()).to.deep.equal(sent.sort());
}

/** Returns a port without a listener. */
export async function freePort(): Promise<number> {
  await using there = await startBroker();
  return there.port;
}
