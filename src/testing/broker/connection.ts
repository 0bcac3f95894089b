import { agreeToLink } from '../../utils/amqp/rhea.ts';
import type { Connection, EventContext, Receiver, Sender } from '../../utils/amqp/rhea.ts';
import { Answers } from '../../utils/amqp/answers.ts';
import { IncomingLink } from './incoming.ts';
import type { Inbox } from './incoming.ts';
import { OutgoingLink } from './outgoing.ts';
import { queueName, type Queues } from './queues.ts';

// rhea throws, or prints, what nobody listens to. All that matters of these is told by the events below as well.
const ERRORS = [
  'error',
  'protocol_error',
  'connection_error',
  'session_error',
  'sender_error',
  'receiver_error',
];

/** Opens the links that a peer asks for, and ends them with whatever carries them. */
export function serve(connection: Connection, queues: Queues, inbox: Inbox): void {
  for (const event of ERRORS) connection.on(event, ignore);
  takeFrom(connection, queues, inbox);
  giveTo(connection, queues, inbox);
}

/** The peer's senders. */
function takeFrom(connection: Connection, queues: Queues, inbox: Inbox): void {
  const answers = new Answers();
  connection.on('receiver_open', ({ receiver }: EventContext) => {
    if (receiver === undefined) return;
    const { target } = agreeToLink(receiver);
    if (isRefused(receiver, target, inbox)) return;
    if (target !== undefined) queues.at(target);
    new IncomingLink(receiver, target, inbox, answers);
  });
}

/** The peer's receivers. */
function giveTo(connection: Connection, queues: Queues, inbox: Inbox): void {
  const links = new Set<OutgoingLink>();
  const end = (isGone: (sender: Sender) => boolean) => {
    const gone = [...links].filter((link) => isGone(link.sender));
    for (const link of gone) links.delete(link);
    // rhea tells on the next tick of the outcomes that came before.
    setImmediate(() => {
      for (const link of gone) link.end();
    });
  };
  connection.on('sender_open', ({ sender }: EventContext) => {
    if (sender === undefined) return;
    const { source = '' } = agreeToLink(sender);
    if (!isRefused(sender, source, inbox)) links.add(new OutgoingLink(sender, queues.at(source)));
  });
  connection.on('sender_close', ({ sender }: EventContext) => {
    end((other) => other === sender);
  });
  connection.on('session_close', ({ session }: EventContext) => {
    end((other) => other.session === session);
  });
  for (const event of ['connection_close', 'disconnected'])
    connection.on(event, () => {
      end(() => true);
    });
}

// RabbitMQ ends the whole session for it.
function isRefused({ session }: Receiver | Sender, address: string | undefined, inbox: Inbox): boolean {
  if (address === undefined || !inbox.isMissing(address)) return false;
  session.close({ condition: 'amqp:not-found', description: `no queue '${queueName(address)}'` });
  return true;
}

function ignore(): void {
  // Nothing to do.
}
