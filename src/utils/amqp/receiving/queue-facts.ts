// What RabbitMQ 4 reports about a queue, through its management over AMQP: a request and a response, as in HTTP, over a
// pair of links of the same name to `/management`.
import { SenderFlow } from '../sending/sender-flow.ts';
import type { OpenConnection } from '../connection/dial.ts';
import type { Attach } from '../codec/handshake-frames.ts';
import { MessageAssembler } from './message-assembler.ts';
import { pairNames } from '../connection/link-pair.ts';
import { describesQueues } from '../connection/peer.ts';
import { timeouts } from '../connection/timeouts.ts';
import { decoded, encodeMessage } from '../connection/rhea-message.ts';
import type { AmqpMessage, Session } from '../connection/rhea.ts';
import type { WireSession } from '../connection/wire-session.ts';
import type { Wire } from '../connection/wire.ts';

/** Absent members were not reported. */
export interface QueueFacts {
  readonly type?: string;
  /** How often a quorum queue redelivers a message before it drops or dead-letters it; Infinity when without limit. */
  readonly deliveryLimit?: number;
}

const DEFAULT_LIMIT = 20; // the default of RabbitMQ 4, for queues without the argument
const ADDRESS = '/management';
const ends = { source: { address: ADDRESS }, target: { address: ADDRESS } };
const link = { ...ends, properties: { paired: true }, snd_settle_mode: 1 } as const;
const refusals = ['session', 'receiver', 'sender'].flatMap((who) => [`${who}_error`, `${who}_close`]);

/**
 * Resolves to what the peer reports about the queue of an address; to an empty object when it reports nothing. Never
 * rejects.
 */
export async function queueFacts(live: OpenConnection, address: string): Promise<QueueFacts> {
  if (!describesQueues(live.peer) || !address.startsWith('/queues/')) return {};
  const session = live.connection.create_session();
  try {
    return factsIn(decoded(await answerOf(live.wire, session, address)));
  } catch {
    return {};
  } finally {
    if (session.is_open()) session.close();
  }
}

function answerOf(wire: Wire, session: Session, path: string): Promise<Buffer> {
  const names = pairNames();
  return new Promise((resolve, reject) => {
    setTimeout(reject, timeouts.attachDeadline).unref();
    for (const refusal of refusals) session.on(refusal, reject);
    session.begin();
    const receiver = session.open_receiver({ name: names.receiver, ...link, credit_window: 0 });
    wire.onAttach(names.receiver, (end, attach) => {
      const assembler = new MessageAssembler(end, attach, { message: resolve, aborted: reject });
      receiver.on('receiver_open', () => {
        assembler.grant(1);
        session.open_sender({ name: names.sender, ...link });
        wire.onAttach(names.sender, (...end) => asking(...end, path));
      });
      return assembler;
    });
  });
}

/** Returns a link that sends the request as soon as it has credit. */
function asking(end: WireSession, attach: Attach, path: string): SenderFlow {
  const request = { message_id: '1', to: path, subject: 'GET', reply_to: '$me', body: null };
  let isAsked = false;
  const flow = new SenderFlow(end, attach, {
    credit: () => {
      if (isAsked || flow.credit === 0) return;
      isAsked = true;
      flow.send(encodeMessage(request));
      end.flush();
    },
    outcome: () => undefined, // the response is enough
  });
  return flow;
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
