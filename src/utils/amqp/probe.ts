// RabbitMQ 3 accepts what is sent to a queue that does not exist, and drops it. But it refuses a receiver of one.
import type { Live } from './dial.ts';
import type { AmqpError, EventContext } from './rhea.ts';

/** Asks whether there is a queue, in a session of its own, and answers once: with the peer's error when it is refused. */
export function probeQueue(
  live: Live,
  address: string,
  answer: (refusal: AmqpError | undefined) => void,
): void {
  let isOpen = false;
  const session = live.connection.create_session();
  // A peer may agree to a link first and refuse it then: only the end of the session is an answer.
  session.once('session_close', ({ session: ended }: EventContext) => {
    answer(ended?.error ?? (isOpen ? undefined : { condition: 'amqp:internal-error' }));
  });
  session.begin();
  // Without credit it takes nothing from the queue.
  const receiver = session.open_receiver({ source: { address }, credit_window: 0, autoaccept: false });
  receiver.on('receiver_open', () => {
    isOpen = true;
    session.close();
  });
}
