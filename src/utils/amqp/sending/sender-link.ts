// A link to one address, in its own session: a link without credit blocks all others of its session.
import { inOneLine } from '../../text/one-line.ts';
import { AnswerDeadline } from '../connection/answer-deadline.ts';
import { SenderFlow, type SenderFlowEvents } from './sender-flow.ts';
import type { EventContext, Sender, Session } from '../connection/rhea.ts';
import type { AmqpError } from '../codec/amqp-error.ts';
import type { OpenConnection } from '../connection/dial.ts';
import { capabilitiesFor, dropsWhatHasNoQueue } from '../connection/peer.ts';
import { QueueProbe } from './queue-probe.ts';
import { Backpressure } from './backpressure.ts';

export interface SenderLinkEvents extends SenderFlowEvents {
  opened(): void;
  /** The peer has ended the link or its session. The connection stays open. */
  closed(error: Error): void;
}

const ASK_AGAIN = 2000; // milliseconds: what is sent in this time to a deleted queue may be dropped

export class SenderLink {
  /** The backpressure of the operating system. `send` does not check it. */
  readonly room: Backpressure;
  readonly #live: OpenConnection;
  readonly #address: string;
  readonly #events: SenderLinkEvents;
  readonly #deadline: AnswerDeadline;
  readonly #probe: QueueProbe;
  #session: Session | undefined;
  #sender: Sender | undefined;
  #deliveries: SenderFlow | undefined;
  #closed = false;
  /** Whether the peer would drop messages to a deleted queue, and tells us whether the queue exists. */
  #canAsk: boolean;
  #askedAt = 0;
  #isAsking = false;

  constructor(live: OpenConnection, address: string, attachDeadline: number, events: SenderLinkEvents) {
    this.#live = live;
    this.#address = address;
    this.#events = events;
    this.#deadline = new AnswerDeadline(attachDeadline, (reason) => {
      this.#refused(reason);
    });
    this.room = new Backpressure(live.wire.transfers, () => {
      if (!this.#closed) events.credit();
    });
    this.#probe = new QueueProbe(live, address);
    this.#canAsk = dropsWhatHasNoQueue(live.peer, address);
    if (this.#canAsk) this.ask();
    else this.#open();
  }

  /** How many more deliveries may be sent now. */
  get credit(): number {
    return this.#maySend ? (this.#deliveries?.credit ?? 0) : 0;
  }

  /** Whether to probe the queue before sending more. Not until there is a link, which shares the deadline. */
  get isDoubtful(): boolean {
    return this.#canAsk && this.#maySend && performance.now() - this.#askedAt >= ASK_AGAIN;
  }

  /** The largest message that the peer accepts, in bytes. */
  get maxMessageSize(): number {
    const size = Number(this.#sender?.max_message_size);
    return size > 0 ? size : Infinity;
  }

  /** Sends an encoded message with the next `flush`, and returns its delivery id. Requires credit. */
  send(message: Buffer): number {
    if (this.#deliveries === undefined) throw new Error('there is no link to send over');
    this.room.use();
    return this.#deliveries.send(message);
  }

  flush(): void {
    this.#live.wire.transfers.flush();
  }

  /** Returns whether a delivery is not held back by the peer's session window. */
  isWritten(id: number): boolean {
    return this.#deliveries?.isWritten(id) === true;
  }

  /** Probes whether the queue exists. Until the answer there is no credit. */
  ask(): void {
    this.#isAsking = true;
    this.#deadline.start();
    this.#probe.ask((refusal) => {
      if (!this.#closed) this.#answered(refusal);
    });
  }

  /** Ends link and session. No events follow. */
  close(): void {
    this.lost();
    this.#probe.close();
    this.#deliveries?.close();
    this.#session?.close();
  }

  /** The connection is lost. */
  lost(): void {
    this.#closed = true;
    this.#deadline.stop();
  }

  get #maySend(): boolean {
    return !this.#closed && !this.#isAsking && this.#sender?.is_open() === true;
  }

  #answered(refusal: AmqpError | undefined): void {
    this.#deadline.stop();
    this.#isAsking = false;
    this.#askedAt = performance.now();
    // A user without read permission cannot probe; let it send anyway.
    if (refusal?.condition === 'amqp:unauthorized-access') this.#canAsk = false;
    if (refusal !== undefined && this.#canAsk) this.#refused(inOneLine(refusal));
    else if (this.#sender === undefined) this.#open();
    else this.#events.credit();
  }

  #open(): void {
    this.#deadline.start();
    const session = this.#live.connection.create_session();
    for (const event of ['session_error', 'session_close']) session.on(event, this.#end);
    session.begin();
    this.#session = session;
    this.#sender = session.open_sender(this.#target());
    this.#listen(this.#sender);
    this.#live.wire.onAttach(this.#sender.name, (end, attach) => {
      return (this.#deliveries = new SenderFlow(end, attach, this.#events));
    });
  }

  #target(): object {
    const capabilities = capabilitiesFor(this.#live.peer);
    const target = { address: this.#address, ...(capabilities === undefined ? {} : { capabilities }) };
    return { target, treat_modified_as_released: false };
  }

  #listen(sender: Sender): void {
    sender.on('sender_open', () => {
      this.#deadline.stop();
      if (!this.#closed) this.#events.opened();
    });
    for (const event of ['sender_error', 'sender_close']) sender.on(event, this.#end);
  }

  readonly #end = ({ sender, session }: EventContext): void => {
    if (this.#closed) return;
    const error = sender?.error ?? session?.error;
    this.#refused(error ? inOneLine(error) : 'the broker ended the link without a reason');
  };

  #refused(reason: string): void {
    this.close();
    this.#events.closed(new Error(reason));
  }
}
