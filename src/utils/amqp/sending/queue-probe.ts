// RabbitMQ 3 accepts and drops messages to a queue that does not exist. But it refuses a receiver of one.
import type { OpenConnection } from '../connection/dial.ts';
import type { EventContext, Session } from '../connection/rhea.ts';
import type { AmqpError } from '../codec/amqp-error.ts';

/** Gets the peer's error when it refuses the queue, otherwise `undefined`. */
export type ProbeAnswer = (refusal: AmqpError | undefined) => void;

/**
 * Asks whether a queue exists. Its session is kept: RabbitMQ 3 sometimes does not answer the end of a session when it
 * ends several at once.
 */
export class QueueProbe {
  readonly #live: OpenConnection;
  readonly #address: string;
  #session: Session | undefined;
  #answer: ProbeAnswer | undefined;

  constructor(live: OpenConnection, address: string) {
    this.#live = live;
    this.#address = address;
  }

  /** Calls only the last `answer`, at most once. */
  ask(answer: ProbeAnswer): void {
    this.#answer = answer;
    const session = (this.#session ??= this.#begin());
    // Without credit it receives nothing from the queue.
    const receiver = session.open_receiver({
      source: { address: this.#address },
      credit_window: 0,
      autoaccept: false,
    });
    // A peer may first agree to a link and then at once end it, or its session: only the link's end is an answer.
    receiver.on('receiver_open', () => {
      setImmediate(() => {
        if (receiver.is_open()) receiver.close();
      });
    });
    receiver.on('receiver_close', () => {
      // rhea reports null when there is no error.
      this.#answered((receiver.error as AmqpError | null | undefined) ?? undefined);
    });
  }

  close(): void {
    this.#session?.close();
  }

  #begin(): Session {
    const session = this.#live.connection.create_session();
    session.on('session_close', ({ session: ended }: EventContext) => {
      this.#session = undefined;
      this.#answered(ended?.error ?? { condition: 'amqp:internal-error' });
    });
    session.begin();
    return session;
  }

  #answered(refusal: AmqpError | undefined): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(refusal);
  }
}
