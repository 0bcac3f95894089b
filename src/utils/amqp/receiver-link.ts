// A link from one address, in a session of its own.
import type { Live } from './dial.ts';
import type { AmqpMessage, Delivery, EventContext, Receiver, Session } from './rhea.ts';
import { inOneLine } from './sender-link.ts';

export interface ReceiverLinkEvents {
  opened(): void;
  /** A message came. It is the receiver's until its delivery is accepted, rejected or released. */
  message(message: AmqpMessage, delivery: Delivery): void;
  /** The peer has ended the link or its session. The connection goes on. */
  closed(error: Error): void;
}

export class ReceiverLink {
  readonly #session: Session;
  readonly #receiver: Receiver;
  readonly #events: ReceiverLinkEvents;
  #closed = false;
  #stopped = false;

  /** `credit` is how many messages may be in hand at once. */
  constructor(live: Live, address: string, credit: number, events: ReceiverLinkEvents) {
    this.#events = events;
    this.#session = live.connection.create_session();
    for (const event of ['session_error', 'session_close']) this.#session.on(event, this.#end);
    this.#session.begin();
    this.#receiver = this.#session.open_receiver({
      source: { address },
      credit_window: 0,
      autoaccept: false,
    });
    this.#receiver.on('receiver_open', () => {
      this.#receiver.add_credit(credit);
      this.#events.opened();
    });
    this.#receiver.on('message', this.#message);
    for (const event of ['receiver_error', 'receiver_close']) this.#receiver.on(event, this.#end);
  }

  /** One message is done with: another may come. */
  addCredit(): void {
    if (!this.#closed && !this.#stopped) this.#receiver.add_credit(1);
  }

  /** Takes nothing more: what comes goes back. What is in hand can still be settled. */
  stop(): void {
    this.#stopped = true;
  }

  /** Ends link and session. What is in hand goes back to the peer. */
  close(): void {
    this.#closed = true;
    this.#session.close();
  }

  readonly #message = ({ message, delivery }: EventContext): void => {
    if (this.#closed || !message || !delivery) return;
    if (this.#stopped) delivery.release();
    else this.#events.message(message, delivery);
  };

  readonly #end = ({ receiver, session }: EventContext): void => {
    if (this.#closed) return;
    this.close();
    this.#events.closed(new Error(inOneLine(receiver?.error ?? session?.error)));
  };
}
