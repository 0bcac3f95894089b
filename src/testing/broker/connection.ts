import { agreeToLink, type RheaServer } from '../../utils/amqp/connection/rhea-server.ts';
import type { Connection, EventContext, Receiver, Sender } from '../../utils/amqp/connection/rhea.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import { Answers } from './answers.ts';
import { IncomingLink, type Inbox } from './incoming.ts';
import { OutgoingLink } from './outgoing.ts';
import { queueName, type Queues } from './queues.ts';

// rhea throws, or prints, events without a listener. All that matters of these is in the events below as well.
const ERRORS = [
  'error',
  'protocol_error',
  'connection_error',
  'session_error',
  'sender_error',
  'receiver_error',
];

/** A peer's connection: opens the links that it asks for, and ends them with the session or connection that carries them. */
export class ServedConnection {
  readonly #served: RheaServer;
  readonly #queues: Queues;
  readonly #inbox: Inbox;
  readonly #incoming = new Map<Receiver, IncomingLink>();
  readonly #outgoing = new Map<Sender, OutgoingLink>();
  /** Once the peer has opened it. */
  #connection: Connection | undefined;

  constructor(served: RheaServer, queues: Queues, inbox: Inbox) {
    this.#served = served;
    this.#queues = queues;
    this.#inbox = inbox;
    for (const event of ERRORS) this.#on(event, ignore);
    this.#on('connection_open', ({ connection }) => {
      this.#connection = connection;
    });
    this.#takeFrom();
    this.#giveTo();
    this.#watchTheEnd();
  }

  get isOpen(): boolean {
    return this.#connection?.is_open() === true;
  }

  /** The broker's credit has changed. */
  grantCredit(): void {
    for (const link of this.#incoming.values()) link.grantCredit();
  }

  detachLinks(error: AmqpError | undefined): void {
    for (const link of this.#links) link.close(error);
  }

  endSessions(error: AmqpError | undefined): void {
    for (const session of new Set(this.#links.map((link) => link.session))) session.close(error);
  }

  close(error: AmqpError): void {
    this.#connection?.close(error);
  }

  get #links(): (Receiver | Sender)[] {
    return [...this.#incoming.keys(), ...this.#outgoing.keys()];
  }

  /** The peer's senders. */
  #takeFrom(): void {
    const answers = new Answers();
    this.#on('receiver_open', ({ receiver }) => {
      if (receiver === undefined) return;
      const { target } = agreeToLink(receiver);
      if (this.#isRefused(receiver, target)) return;
      if (target !== undefined) this.#queues.at(target);
      this.#incoming.set(receiver, new IncomingLink(receiver, target, this.#inbox, answers));
    });
  }

  /** The peer's receivers. */
  #giveTo(): void {
    this.#on('sender_open', ({ sender }) => {
      if (sender === undefined) return;
      const { source = '' } = agreeToLink(sender);
      if (this.#isRefused(sender, source)) return;
      this.#outgoing.set(sender, new OutgoingLink(sender, this.#queues.at(source), () => this.#served.flow));
    });
  }

  #watchTheEnd(): void {
    for (const event of ['receiver_close', 'sender_close'])
      this.#on(event, ({ receiver, sender }) => {
        this.#forget((link) => link === receiver || link === sender);
      });
    this.#on('session_close', ({ session }) => {
      this.#forget((link) => link.session === session);
    });
    for (const event of ['connection_close', 'disconnected'])
      this.#on(event, () => {
        this.#forget(() => true);
      });
  }

  #on(event: string, handler: (context: EventContext) => void): void {
    this.#served.container.on(event, handler);
  }

  #forget(isGone: (link: Receiver | Sender) => boolean): void {
    for (const receiver of this.#incoming.keys()) if (isGone(receiver)) this.#incoming.delete(receiver);
    const gone = [...this.#outgoing].filter(([sender]) => isGone(sender));
    for (const [sender] of gone) this.#outgoing.delete(sender);
    // rhea emits the outcomes that came before on the next tick.
    setImmediate(() => {
      for (const [, link] of gone) link.end();
    });
  }

  // RabbitMQ ends the whole session then.
  #isRefused({ session }: Receiver | Sender, address: string | undefined): boolean {
    if (address === undefined || !this.#inbox.isMissing(address)) return false;
    session.close({ condition: 'amqp:not-found', description: `no queue '${queueName(address)}'` });
    return true;
  }
}

function ignore(): void {
  // Nothing to do.
}
