// A link to one address, in a session of its own: a link without credit blocks every other one of its session.
import { inOneLine } from './amqp-error.ts';
import { AnswerDeadline } from './answer-deadline.ts';
import type { Outcome } from './answers.ts';
import {
  creditOf,
  type AmqpError,
  type Delivery,
  type EventContext,
  type Sender,
  type Session,
} from './rhea.ts';
import type { Live } from './dial.ts';
import { capabilitiesFor, dropsWhatHasNoQueue } from './peer.ts';
import { QueueProbe } from './probe.ts';

export interface SenderLinkEvents {
  opened(): void;
  /** The peer has given credit. */
  credit(): void;
  outcome(delivery: Delivery, outcome: Outcome, error: AmqpError | undefined): void;
  /** The peer has ended the link or its session. The connection goes on. */
  closed(error: Error): void;
}

const outcomes: readonly Outcome[] = ['accepted', 'rejected', 'released', 'modified'];

const MESSAGE_FORMAT = 0; // AMQP's own: the bytes are an encoded message already
const ASK_AGAIN = 2000; // milliseconds: what is sent in this time to a queue that was deleted may be dropped
const MOST_DELIVERIES = 2 ** 31; // rhea's delivery ids do not wrap: a session ends before that

export class SenderLink {
  readonly #live: Live;
  readonly #address: string;
  readonly #events: SenderLinkEvents;
  readonly #deadline: AnswerDeadline;
  readonly #probe: QueueProbe;
  #session: Session | undefined;
  #sender: Sender | undefined;
  #sent = 0;
  #closed = false;
  /** Whether the peer would drop what is sent to a queue that was deleted, and says whether there is one. */
  #canAsk: boolean;
  #askedAt = 0;
  #isAsking = false;

  constructor(live: Live, address: string, attachDeadline: number, events: SenderLinkEvents) {
    this.#live = live;
    this.#address = address;
    this.#events = events;
    this.#deadline = new AnswerDeadline(attachDeadline, (reason) => {
      this.#refused(reason);
    });
    this.#probe = new QueueProbe(live, address);
    this.#canAsk = dropsWhatHasNoQueue(live.peer, address);
    if (this.#canAsk) this.ask();
    else this.#open();
  }

  /** How many more deliveries may be sent now. rhea's own count does not know what it has not written yet. */
  get credit(): number {
    const sender = this.#sender;
    if (this.#closed || this.#isAsking || sender?.is_open() !== true || !sender.sendable()) return 0;
    const { credit, written } = creditOf(sender);
    return credit - (this.#sent - written);
  }

  /** Whether no more should be sent in this session. */
  get isWornOut(): boolean {
    return this.#sent >= MOST_DELIVERIES;
  }

  /** Whether to ask for the queue again before more is sent. */
  get isDoubtful(): boolean {
    return this.#canAsk && !this.#isAsking && performance.now() - this.#askedAt >= ASK_AGAIN;
  }

  /** Bytes that are on their way to the operating system. */
  get backlog(): number {
    return this.#live.backlog();
  }

  /** The largest message that the peer takes, in bytes. */
  get maxMessageSize(): number {
    const size = Number(this.#sender?.max_message_size);
    return size > 0 ? size : Infinity;
  }

  /** Sends an encoded message: only when there is credit. */
  send(message: Buffer): Delivery | undefined {
    this.#sent++;
    return this.#sender?.send(message, undefined, MESSAGE_FORMAT);
  }

  /** Whether a delivery has left rhea: it holds them back as long as the peer's session window is shut. */
  hasWritten(delivery: Delivery): boolean {
    return this.#sender !== undefined && delivery.id < creditOf(this.#sender).written;
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
    this.#session?.close();
  }

  /** The connection is gone. */
  lost(): void {
    this.#closed = true;
    this.#deadline.stop();
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
    sender.on('sender_flow', () => {
      if (!this.#closed) this.#events.credit();
    });
    for (const outcome of outcomes) sender.on(outcome, this.#settled(outcome));
    // rhea looks for somebody to tell, up to the container, until it finds one.
    sender.on('settled', () => undefined);
    for (const event of ['sender_error', 'sender_close']) sender.on(event, this.#end);
  }

  #settled(outcome: Outcome): (context: EventContext) => void {
    return ({ delivery }) => {
      if (!this.#closed && delivery) this.#events.outcome(delivery, outcome, refusal(delivery));
    };
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

function refusal(delivery: Delivery): AmqpError | undefined {
  return (delivery.remote_state as { error?: AmqpError } | undefined)?.error;
}
