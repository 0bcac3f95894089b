// What RabbitMQ 4 says of a queue, by its management over AMQP: a request and its answer, as of HTTP, over a pair of links
// of the same name to `/management`.
import type { Live } from './dial.ts';
import { receive } from './incoming.ts';
import { tellsOfQueues } from './peer.ts';
import { patience } from './patience.ts';
import { makeRoomForName } from './rhea-inside.ts';
import { decoded } from './rhea-message.ts';
import type { AmqpMessage, Session } from './rhea.ts';

/** What is absent was not told. */
export interface QueueFacts {
  readonly type?: string;
  /** Of a quorum queue: how often a message is given again before it is dropped or dead-lettered; Infinity for ever. */
  readonly deliveryLimit?: number;
}

const DEFAULT_LIMIT = 20; // RabbitMQ 4's, of queues without the argument
const LINK = 'management-link-pair';
const ADDRESS = '/management';
const ends = { source: { address: ADDRESS }, target: { address: ADDRESS }, properties: { paired: true } };

/** Resolves to what the peer says of the queue of an address; to nothing of it when the peer does not. Never rejects. */
export async function queueFacts(live: Live, address: string): Promise<QueueFacts> {
  if (!tellsOfQueues(live.peer) || !address.startsWith('/queues/')) return {};
  const session = live.connection.create_session();
  try {
    return factsIn(await answerOf(session, address));
  } catch {
    return {};
  } finally {
    if (session.is_open()) session.close();
  }
}

function answerOf(session: Session, path: string): Promise<AmqpMessage> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(reject, patience.attachDeadline).unref();
    for (const event of ['session_error', 'session_close']) session.on(event, reject);
    session.begin();
    const receiver = session.open_receiver({ name: LINK, ...ends, snd_settle_mode: 1, credit_window: 0 });
    receive(receiver, {
      message: (bytes) => {
        clearTimeout(late);
        resolve(decoded(bytes));
      },
      aborted: reject,
    });
    receiver.on('receiver_open', () => {
      receiver.add_credit(1);
      makeRoomForName(receiver);
      ask(session, path);
    });
  });
}

function ask(session: Session, path: string): void {
  const sender = session.open_sender({ name: LINK, ...ends, snd_settle_mode: 1 });
  sender.once('sendable', () => {
    sender.send({ message_id: '1', to: path, subject: 'GET', reply_to: '$me', body: null });
  });
}

function factsIn({ subject, body }: AmqpMessage): QueueFacts {
  const { type, arguments: given } = (subject === '200' ? body : {}) as Answer;
  if (type !== 'quorum') return typeof type === 'string' ? { type } : {};
  const limit = Number(given?.['x-delivery-limit'] ?? DEFAULT_LIMIT);
  return { type, deliveryLimit: limit < 0 ? Infinity : limit };
}

interface Answer {
  readonly type?: unknown;
  readonly arguments?: Readonly<Record<string, unknown>>;
}
