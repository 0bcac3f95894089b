import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import { RheaServer, serverMechanisms, type ServerOptions } from '../../utils/amqp/connection/rhea-server.ts';
import type { Broker } from './api.ts';
import type { BrokerOptions, BrokerTls } from './options.ts';
import { Arrivals, type ReceivedMessage } from './arrivals.ts';
import { ServedConnection } from './connection.ts';
import { acceptPlain, acceptTls } from './accept-tls.ts';
import type { Inbox } from './incoming.ts';
import { ServedSocket } from './served-socket.ts';
import { Listener } from './listener.ts';
import { Queues } from './queues.ts';

// rhea frees the slots of a session from its oldest delivery on: an unsettled one keeps all that follow.
const SESSION_SLOTS = 2 ** 18;
const RABBITMQ_CREDIT = 170;
const FORCED = { condition: 'amqp:connection:forced', description: 'closed by an operator' };

/** The broker, assembled from its parts. */
export class LocalBroker implements Broker {
  readonly #arrivals = new Arrivals();
  readonly #queues = new Queues();
  readonly #listener: Listener;
  readonly #tls: BrokerTls | undefined;
  #users: BrokerOptions['users'];
  #outcome: BrokerOptions['outcome'];
  #missing: BrokerOptions['missing'];
  #credit: number;

  constructor(options: BrokerOptions) {
    this.#tls = options.tls;
    this.#credit = options.credit ?? RABBITMQ_CREDIT;
    this.#listener = this.#listenerOf(options);
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
    const origin = this.#tls === undefined ? ['amqp', '127.0.0.1'] : ['amqps', hostOf(this.#tls)];
    return `${origin.join(`://${credentials}`)}:${this.port}`;
  }

  get port(): number {
    return this.#listener.port;
  }

  get received(): readonly ReceivedMessage[] {
    return this.#arrivals.messages;
  }

  get connections(): number {
    return this.#listener.connections.filter(({ isOpen }) => isOpen).length;
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
  }

  setCredit(credit: number): void {
    this.#credit = credit;
    for (const connection of this.#listener.connections) connection.grantCredit();
  }

  setDropping(dropping: boolean): void {
    this.#listener.setDropping(dropping);
  }

  detachLinks(error?: AmqpError): void {
    for (const connection of this.#listener.connections) connection.detachLinks(error);
  }

  endSessions(error?: AmqpError): void {
    for (const connection of this.#listener.connections) connection.endSessions(error);
  }

  closeConnections(error: AmqpError = FORCED): void {
    for (const connection of this.#listener.connections) connection.close(error);
  }

  dropConnections(): void {
    this.#listener.drop();
  }

  resetWithin(frame: 'incoming' | 'outgoing'): void {
    this.#listener.resetWithin(frame);
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

  #listenerOf(options: BrokerOptions): Listener {
    const inbox = this.#inbox(options);
    const door = options.tls === undefined ? acceptPlain : acceptTls(options.tls);
    const serve = (socket: Socket) => {
      const mechanisms = serverMechanisms(this.#users);
      const served = new RheaServer(socket, 'notify-about/testing', mechanisms, serverOptions(options));
      return new ServedConnection(served, this.#queues, inbox);
    };
    return new Listener((socket) => new ServedSocket(socket, door, serve));
  }

  #inbox({ maxMessageSize }: BrokerOptions): Inbox {
    return {
      credit: () => this.#credit,
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

/** The name of this host in the certificate: its address, if it has only that. */
function hostOf({ cert }: BrokerTls): string {
  return new X509Certificate(cert).checkHost('localhost') ?? '127.0.0.1';
}
