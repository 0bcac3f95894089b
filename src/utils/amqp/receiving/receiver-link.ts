// A link from one address, in a session of its own.
import type { OpenConnection } from '../connection/dial.ts';
import { inOneLine } from '../../text/one-line.ts';
import { AnswerDeadline } from '../connection/answer-deadline.ts';
import type { Outcome } from '../codec/outcome.ts';
import type { Disposition } from '../codec/frame-writer.ts';
import { DispositionBatch } from './disposition-batch.ts';
import { MessageAssembler, type Delivery } from './message-assembler.ts';
import { addsCreditUp, knowsModified } from '../connection/peer.ts';
import { timeouts } from '../connection/timeouts.ts';
import type { EventContext, Receiver, Session } from '../connection/rhea.ts';
import type { AmqpError } from '../codec/amqp-error.ts';
import { outcomeFor, placementOf } from './placement.ts';
import { filterFrom, type StreamOffset } from './stream-filter.ts';

export interface ReceiverLinkSettings {
  readonly address: string;
  readonly credit: number;
  readonly from: StreamOffset | undefined;
}

export interface ReceiverLinkEvents {
  opened(): void;
  /** A message arrived. It is in hand until `settle` reports its outcome. */
  message(message: Buffer, delivery: Delivery): void;
  /** The peer has ended the link or its session. The connection stays open. */
  closed(error: Error): void;
}

export class ReceiverLink {
  readonly #session: Session;
  readonly #receiver: Receiver;
  readonly #events: ReceiverLinkEvents;
  readonly #deadline: AnswerDeadline;
  readonly #dispositions: DispositionBatch;
  readonly #knowsModified: boolean;
  #inbox: MessageAssembler | undefined;
  #closed = false;
  #stopped = false;
  /** The number of messages that may be granted besides those granted already. */
  #free: number;
  /** The number of free messages at which to grant them while others are still on their way. */
  readonly #enough: number;

  /** `credit` is the number of messages that may be in hand at once; `from` is where a stream is read from. */
  constructor(
    live: OpenConnection,
    { address, credit, from }: ReceiverLinkSettings,
    events: ReceiverLinkEvents,
  ) {
    this.#events = events;
    this.#deadline = new AnswerDeadline(timeouts.attachDeadline, this.#endedFor);
    // A quarter: with a credit of 120 the peer then always has some left, and both processes wait a quarter as often.
    this.#dispositions = new DispositionBatch(Math.ceil(credit / 4), (dispositions) => {
      this.#say(dispositions);
    });
    this.#free = credit;
    this.#enough = addsCreditUp(live.peer) ? Infinity : credit / 2;
    this.#knowsModified = knowsModified(live.peer);
    this.#session = live.connection.create_session();
    for (const event of ['session_error', 'session_close']) this.#session.on(event, this.#ended);
    this.#session.begin();
    this.#receiver = this.#session.open_receiver({
      source: { address, ...filterFrom(from) },
      credit_window: 0,
      autoaccept: false, // without a max_message_size: RabbitMQ ends the session at a larger message, every time
    });
    this.#deadline.start();
    this.#receiver.on('receiver_open', () => {
      this.#deadline.stop();
      this.#grant();
      this.#events.opened();
    });
    live.wire.onAttach(this.#receiver.name, (end, attach) => {
      return (this.#inbox = new MessageAssembler(end, attach, {
        message: (message, delivery) => {
          this.#take(message, delivery);
        },
        aborted: () => {
          this.#freed(1);
        },
      }));
    });
    for (const event of ['receiver_error', 'receiver_close']) this.#receiver.on(event, this.#ended);
  }

  /** Whether the messages in hand belong to the peer again. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Reports the outcome of a message in hand; another one may then arrive. */
  settle(delivery: Delivery, outcome: Outcome, error?: AmqpError): void {
    if (this.#closed) return; // the peer has it back
    if (delivery.isSettled) this.#freed(1);
    else this.#dispositions.add({ id: delivery.id, outcome: this.#known(outcome), error });
  }

  /** Stops accepting messages: those on their way are released. Those in hand can still be settled. */
  stop(): void {
    this.#stopped = true;
    // Otherwise the peer would redeliver at once what is released; a quorum queue of RabbitMQ counts that, and drops
    // it.
    if (!this.#closed && this.#receiver.is_open()) this.#inbox?.withdraw();
  }

  /** Ends link and session, after all outcomes are reported. Messages in hand go back to the peer. */
  async close(): Promise<void> {
    await this.#dispositions.given();
    this.#end();
  }

  /** The connection is lost. */
  lost(): void {
    this.#closed = true;
    this.#deadline.stop();
  }

  #take(message: Buffer, delivery: Delivery): void {
    if (this.#closed) return;
    this.#grant();
    if (this.#stopped) this.settle(delivery, outcomeFor(placementOf(message), 'released'));
    else this.#events.message(message, delivery);
  }

  #known(outcome: Outcome): Outcome {
    return outcome === 'modified' && !this.#knowsModified ? 'released' : outcome;
  }

  #say(dispositions: readonly Disposition[]): void {
    if (this.#closed) return;
    this.#freed(dispositions.reduce((sum, { first, last }) => sum + 1 + last - first, 0));
    this.#inbox?.settle(dispositions);
  }

  #freed(count: number): void {
    this.#free += count;
    this.#grant();
  }

  #grant(): void {
    if (this.#inbox === undefined || this.#closed || this.#stopped || this.#free === 0) return;
    if (this.#inbox.credit > 0 && this.#free < this.#enough) return;
    this.#inbox.grant(this.#free);
    this.#free = 0;
  }

  #end(): void {
    this.lost();
    this.#session.close();
  }

  readonly #ended = ({ receiver, session }: EventContext): void => {
    if (!this.#closed) this.#endedFor(inOneLine(receiver?.error ?? session?.error));
  };

  readonly #endedFor = (reason: string): void => {
    this.#end();
    this.#events.closed(new Error(reason));
  };
}
