// Makes the AMQP message of a notification, in the form that the consumers behind a peer read.
import type { Sealed } from '../envelope.ts';
import type { Form } from './peer.ts';
import { dataSection, encodeMessage, type AmqpMessage } from './rhea.ts';

/** The bytes of an AMQP message (AMQP 1.0, section 3.2). `ttl` is in milliseconds. */
export function encodeNotification(sealed: Sealed, form: Form, ttl: number | undefined): Buffer {
  return encodeMessage({
    ...commonSections(sealed, ttl),
    ...(form === 'rabbit' ? rabbit(sealed) : amqp1(sealed)),
  });
}

// No consumer of oslo reads these. They let a broker filter without parsing, and people see what is in a queue.
function commonSections(sealed: Sealed, ttl: number | undefined): AmqpMessage {
  const { messageId, eventType, priority, publisherId, version, time, trace } = sealed;
  return {
    durable: true,
    ...(ttl === undefined ? {} : { ttl }),
    message_id: messageId,
    subject: eventType,
    creation_time: time,
    application_properties: { event_type: eventType, priority, publisher_id: publisherId, version, ...trace },
  };
}

/** As oslo_messaging/_drivers/amqpdriver.py sends it: the context inside the message, each key with a prefix. */
function rabbit(sealed: Sealed): AmqpMessage {
  const body = `{"oslo.version":"2.0","oslo.message":${JSON.stringify(rabbitMessage(sealed))}}`;
  return {
    content_type: 'application/json',
    content_encoding: 'utf-8',
    body: dataSection(Buffer.from(body)),
  };
}

function rabbitMessage({ messageId, envelope, context }: Sealed): string {
  // 32 hex digits, the same on a resend, as message_id is: RabbitMQ's consumers drop what they have just seen.
  const members = [`"_unique_id":"${messageId.replaceAll('-', '')}"`];
  for (const key in context) {
    if (context[key] !== undefined) members.push(`"_context_${key}":${JSON.stringify(context[key])}`);
  }
  return `${envelope.slice(0, -1)},${members.join(',')}}`;
}

/** As oslo_messaging/_drivers/amqp1_driver/controller.py sent it: the context beside the message. */
function amqp1({ envelope, context }: Sealed): AmqpMessage {
  const request = `{"oslo.version":"2.0","oslo.message":${JSON.stringify(envelope)}}`;
  return { body: `{"request":${request},"context":${JSON.stringify(context)}}` };
}
