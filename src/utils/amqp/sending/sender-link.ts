// A link to one address, in a session of its own: a link without credit blocks every other one of its session.
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
  /** The peer has ended the link or its session. The connection goes on. */
  closed(error: Error): void;
}

const ASK_AGAIN = 2000; // milliseconds: what is sent in this time to a queue that was deleted may be dropped

export class SenderLink {
  /** Whether the operating system takes more: it is not asked by `send`. */
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
  /** Whether the peer would drop what is sent to a queue that was deleted, and says whether there is one. */
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

  /** Whether to ask for the queue again before more is sent: not before there is a link, whose deadline is the same one. */
  get isDoubtful(): boolean {
    return this.#canAsk && this.#maySend && performance.now() - this.#askedAt >= ASK_AGAIN;
  }

  /** The largest message that the peer takes, in bytes. */
  get maxMessageSize(): number {
    const size = Number(this.#sender?.max_message_size);
    return size > 0 ? size : Infinity;
  }

  /** Sends an encoded message, with the next `flush`, and gives the id of its delivery: only when there is credit. */
  send(message: Buffer): number {
    if (this.#deliveries === undefined) throw new Error('there is no link to send over');
    this.room.use();
    return this.#deliveries.send(message);
  }

  flush(): void {
    this.#live.wire.transfers.flush();
  }

  /** Whether a delivery is not held back by the peer's session window. */
  isWritten(id: number): boolean {
    return this.#deliveries?.isWritten(id) === true;
  }

  /** Asks whether the queue is there. Until the answer comes there is no credit. */
  ask(): void {
    this.#isAsking = true;
    this.#deadline.start();
    this.#probe.ask((refusal) => {
      if (!this.#closed) this.#answered(refusal);
    });
  }

  /** Ends link and session. Nothing is heard of it any more. */
  close(): void {
    this.lost();
    this.#probe.close();
    this.#deliveries?.close();
    this.#session?.close();
  }

  /** The connection is gone. */
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
    // Who may write but not read cannot ask, and is not to be kept from writing.
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
