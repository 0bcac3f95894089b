// RabbitMQ 3 accepts what is sent to a queue that does not exist, and drops it. But it refuses a receiver of one.
import type { OpenConnection } from '../connection/dial.ts';
import type { EventContext, Session } from '../connection/rhea.ts';
import type { AmqpError } from '../codec/amqp-error.ts';

/** The peer's error when it refuses the queue. */
export type ProbeAnswer = (refusal: AmqpError | undefined) => void;

/**
 * Asks whether there is a queue. The session for it is kept: RabbitMQ 3 sometimes does not answer the end of a session,
 * when it ends several at once.
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

  /** Answers at most once: the last who asked. */
  ask(answer: ProbeAnswer): void {
    this.#answer = answer;
    const session = (this.#session ??= this.#begin());
    // Without credit it takes nothing from the queue.
    const receiver = session.open_receiver({
      source: { address: this.#address },
      credit_window: 0,
      autoaccept: false,
    });
    // A peer may agree to a link first and end it, or its session, right then: only its end is an answer.
    receiver.on('receiver_open', () => {
      setImmediate(() => {
        if (receiver.is_open()) receiver.close();
      });
    });
    receiver.on('receiver_close', () => {
      // No error is null.
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
