import { acceptConnection, createContainer, serverMechanisms } from '../../utils/amqp/rhea.ts';
import type { ServerOptions } from '../../utils/amqp/rhea.ts';
import type { Broker, BrokerOptions } from '../broker.ts';
import { Arrivals } from './arrivals.ts';
import type { ReceivedMessage } from './arrivals.ts';
import { serve } from './connection.ts';
import type { Inbox } from './incoming.ts';
import { Listener } from './listener.ts';
import { Queues } from './queues.ts';

// rhea frees the slots of a session from its oldest delivery on: one that is never answered keeps all that follow.
const SESSION_SLOTS = 2 ** 18;

/** The broker, put together of its parts. */
export class LocalBroker implements Broker {
  readonly #container = createContainer('notify-about/testing');
  readonly #arrivals = new Arrivals();
  readonly #queues = new Queues();
  readonly #listener: Listener;
  #users: BrokerOptions['users'];
  #outcome: BrokerOptions['outcome'];
  #missing: BrokerOptions['missing'];

  constructor(options: BrokerOptions) {
    const inbox = this.#inbox(options);
    this.#listener = new Listener((socket) => {
      const connection = acceptConnection(this.#container, socket, serverOptions(options));
      serve(connection, this.#queues, inbox);
      return connection;
    });
    this.setOutcome(options.outcome);
    this.setMissing(options.missing);
    this.setUsers(options.users);
  }

  listen(port: number): Promise<void> {
    return this.#listener.listen(port);
  }

  get url(): string {
    const [user] = Object.entries(this.#users ?? {});
    const credentials = user === undefined ? '' : `${user.map(encodeURIComponent).join(':')}@`;
    return `amqp://${credentials}127.0.0.1:${this.port}`;
  }

  get port(): number {
    return this.#listener.port;
  }

  get received(): readonly ReceivedMessage[] {
    return this.#arrivals.messages;
  }

  get connections(): number {
    return this.#listener.open;
  }

  waitFor(count: number, ms = 5000): Promise<readonly ReceivedMessage[]> {
    return this.#arrivals.waitFor(count, ms);
  }

  setOutcome(outcome: BrokerOptions['outcome']): void {
    this.#outcome = outcome;
  }

  setMissing(missing: BrokerOptions['missing']): void {
    this.#missing = missing;
  }

  setUsers(users: BrokerOptions['users']): void {
    this.#users = users;
    this.#container.sasl_server_mechanisms = serverMechanisms(users);
  }

  dropConnections(): void {
    this.#listener.drop();
  }

  freeze(): void {
    this.#listener.freeze();
  }

  thaw(): void {
    this.#listener.thaw();
  }

  async close(): Promise<void> {
    this.#arrivals.close();
    await this.#listener.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #inbox({ credit = 170, maxMessageSize }: BrokerOptions): Inbox {
    return {
      credit,
      maxMessageSize,
      isMissing: (address) => this.#missing?.(address) ?? false,
      outcomeOf: (message) => this.#outcome?.(message) ?? 'accepted',
      add: (message) => {
        this.#arrivals.add(message);
      },
      accept: (message) => {
        this.#queues.at(message.address).push(message);
      },
    };
  }
}

function serverOptions(options: BrokerOptions): ServerOptions {
  const { product = 'RabbitMQ', version = '4.0.0', maxFrameSize = 131_072, maxMessageSize } = options;
  return {
    properties: { product, version },
    offered_capabilities: 'ANONYMOUS-RELAY',
    max_frame_size: maxFrameSize,
    session_buffer_size: SESSION_SLOTS,
    sender_options: { treat_modified_as_released: false },
    receiver_options: { autoaccept: false, credit_window: 0, max_message_size: maxMessageSize },
  };
}
