// RabbitMQ 3 accepts what is sent to a queue that does not exist, and drops it. But it refuses a receiver of one.
import type { Live } from './dial.ts';
import type { AmqpError, EventContext } from './rhea.ts';

/** Asks whether there is a queue, in a session of its own, and answers once: with the peer's error when there is none. */
export function probeQueue(
  live: Live,
  address: string,
  answer: (missing: AmqpError | undefined) => void,
): void {
  let isAnswered = false;
  const session = live.connection.create_session();
  const end = (missing: AmqpError | undefined): void => {
    if (isAnswered) return;
    isAnswered = true;
    session.close();
    answer(missing);
  };
  for (const event of ['session_error', 'session_close']) {
    session.on(event, (context: EventContext) => {
      end(refusal(context.session?.error));
    });
  }
  session.begin();
  // Without credit it takes nothing from the queue.
  const receiver = session.open_receiver({ source: { address }, credit_window: 0, autoaccept: false });
  receiver.on('receiver_open', () => {
    end(undefined);
  });
}

// Who may write but not read cannot ask, and is not to be kept from writing.
function refusal(error: AmqpError | undefined): AmqpError | undefined {
  return error?.condition === 'amqp:unauthorized-access'
    ? undefined
    : (error ?? { condition: 'amqp:internal-error' });
}
