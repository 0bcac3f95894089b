// Makes the AMQP message of a notification, in the form that the consumers behind a peer read.
import type { WireContext } from '../context.ts';
import type { Sealed } from '../envelope.ts';
import { encodeMessage, type Body } from './message-encoder.ts';
import type { Form } from './peer.ts';

// A consumer of the form amqp1 does not look at them.
const json = { contentType: 'application/json', contentEncoding: 'utf-8' };

/** The bytes of an AMQP message (AMQP 1.0, section 3.2). `ttl` is in milliseconds. */
export function encodeNotification(sealed: Sealed, form: Form, ttl: number | undefined): Buffer {
  const { messageId, eventType, time } = sealed;
  return encodeMessage({
    ttl,
    messageId,
    subject: eventType,
    creationTime: time,
    applicationProperties: toFilterBy(sealed),
    ...(form === 'rabbit' ? { ...json, body: rabbit(sealed) } : { body: amqp1(sealed) }),
  });
}

// No consumer of oslo reads these. They let a broker filter without parsing, and people see what is in a queue.
function toFilterBy(sealed: Sealed): Record<string, string> {
  const { eventType, priority, publisherId, version, trace } = sealed;
  return { event_type: eventType, priority, publisher_id: publisherId, version, ...trace };
}

/** As oslo_messaging/_drivers/amqpdriver.py sends it: the context inside the message, each key with a prefix. */
function rabbit({ messageId, envelope, context }: Sealed): Body {
  // 32 hex digits, the same on a resend, as message_id is: RabbitMQ's consumers drop what they have just seen.
  const uniqueId = messageId.replaceAll('-', '');
  return {
    section: 'data',
    before: '{"oslo.version":"2.0","oslo.message":"',
    // In parts: to put them together first would copy them once more.
    json: [envelope.slice(0, -1), `,"_unique_id":"${uniqueId}"`, prefixed(context), '}'],
    after: '"}',
  };
}

/** As oslo_messaging/_drivers/amqp1_driver/controller.py sent it: the context beside the message. */
function amqp1({ envelope, context }: Sealed): Body {
  return {
    section: 'amqp-value',
    before: '{"request":{"oslo.version":"2.0","oslo.message":"',
    json: [envelope],
    after: `"},"context":${JSON.stringify(context)}}`,
  };
}

// A value that stands there in several spellings is serialised once: half the time.
function prefixed(context: WireContext): string {
  let members = '';
  let [last, json]: [unknown, string] = [undefined, ''];
  for (const key in context) {
    const value = context[key];
    if (value === undefined) continue;
    if (value !== last) [last, json] = [value, JSON.stringify(value)];
    members += `,"_context_${key}":${json}`;
  }
  return members;
}
