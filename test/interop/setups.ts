import { startOsloListener } from './peers/oslo.ts';
import type { OsloListener, OsloListenerOptions } from './peers/oslo.ts';
import { startProtonBroker } from './peers/proton.ts';
import type { ProtonBroker } from './peers/proton.ts';
import { startRabbitMq310, startRabbitMq4 } from './peers/rabbitmq.ts';
import type { RabbitMq } from './peers/rabbitmq.ts';

/** A broker with the oslo.messaging of its time. */
export interface SetUp<Broker extends AnyBroker = AnyBroker> {
  readonly name: string;
  /** Whether to use Debian 13's oslo.messaging. */
  readonly chroot: boolean;
  /**
   * Returns the broker: the first call starts it, and all tests of this process share it, so each uses topics of its
   * own.
   */
  readonly broker: () => Promise<Broker>;
  readonly listen: (options?: Partial<OsloListenerOptions>) => Promise<OsloListener & AsyncDisposable>;
}

type AnyBroker = RabbitMq | ProtonBroker;

/** RabbitMQ of both generations, the current one first. */
export const rabbits: readonly [SetUp<RabbitMq>, SetUp<RabbitMq>] = [
  setUp('RabbitMQ 4 and oslo.messaging 16', startRabbitMq4, true),
  setUp('RabbitMQ 3.10 and oslo.messaging 14', startRabbitMq310, false),
];

export const setUps: readonly SetUp[] = [
  ...rabbits,
  setUp("Proton's broker and oslo.messaging 14", startProtonBroker, false),
];

function setUp<Broker extends AnyBroker>(
  name: string,
  start: () => Promise<Broker>,
  chroot: boolean,
): SetUp<Broker> {
  let only: Promise<Broker> | undefined;
  const broker = () => (only ??= start());
  const listen = async (options: Partial<OsloListenerOptions> = {}) => {
    const listener = await startOsloListener({ url: (await broker()).oslo, chroot, ...options });
    return { ...listener, [Symbol.asyncDispose]: () => listener.stop() };
  };
  return { name, chroot, broker, listen };
}
