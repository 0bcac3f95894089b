// A notifier, its broker, and what is between them.
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

  /** One who stands before a broker, and changes what it says. */
  async meddler(broker: Broker, meddle: Meddle): Promise<Meddler> {
    return this.#opened(await meddleWith(broker.port, () => meddle));
  }

  notifier(options: NotifierOptions): Notifier {
    return this.#opened(openNotifier({ install: false, onLost: () => undefined, ...options }));
  }

  /** A notifier that waits otherwise than for minutes. */
  impatient(options: NotifierOptions, waits: Partial<Timeouts>): Notifier {
    const settings = resolveSettings({ onLost: () => undefined, ...options }, {});
    const transport = (): AmqpTransport => new AmqpTransport(settings, { ...timeouts, ...waits });
    return this.#opened(new OpenNotifier(settings, { isOn: true, transport }));
  }

  /** A notifier with a clock of its own. */
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

/** Tells `count` deletions, of volumes that are numbered from `from`. */
export function tell(by: Notifier, count: number, from = 0): void {
  for (let n = from; n < from + count; n++) {
    notifyAboutVolumeAction({ notifier: by }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
  }
}

export const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `v${n}`);

/** The volumes of all messages that came, in order. */
export function volumes({ received }: Broker): string[] {
  return received.map(({ body }) => volumeOf(body));
}

export function volumeOf(body: unknown): string {
  return /v\d+/.exec(String((body as { content: Buffer }).content))?.[0] ?? '';
}

/** Waits until an operator who reads `stats()` reads this of the connection or of a link: one of these, if it varies. */
export async function expectToSay(notifier: Notifier, ...words: string[]): Promise<void> {
  const said = (): unknown[] => {
    const { connection, links } = notifier.stats();
    return [connection, ...Object.values(links)].map(({ error }) => error);
  };
  const isSaid = (): boolean => said().some((error) => words.includes(String(error)));
  await until(isSaid).catch(() => undefined);
  expect(isSaid(), JSON.stringify(said())).to.equal(true);
}

/** A cut is seen as one of these: it depends on what was on its way. */
export function cut({ url }: Broker): string[] {
  return [
    `${url} closed the connection without a reason: see the log of the broker`,
    `${url} closed the connection without a reason: see the log of the broker (EPIPE)`,
    `${url} reset the connection: see the log of the broker (ECONNRESET)`,
  ];
}

/** What was told up to now, and how it went. */
export interface Past {
  readonly told: number;
  readonly lost?: Partial<LossCounts>;
  /** The volumes that the broker was never sent. */
  readonly unsent?: readonly string[];
}

/**
 * The trouble is over: what is told now is delivered, nothing else is pending or lost, and what came, however often, is
 * what was told, each under one message id.
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

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  await using there = await startBroker();
  return there.port;
}
