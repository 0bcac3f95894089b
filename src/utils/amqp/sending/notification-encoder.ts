// Encodes notifications as AMQP messages, in the form that the consumers behind a peer read.
import type { EncodedNotification } from '../../notification/envelope.ts';
import { MessageEncoder, type Body, type Kind } from './message-encoder.ts';
import type { Form } from '../../api/options.ts';

/** Encodes notifications in one form. */
export class NotificationEncoder {
  readonly #layout: Layout;
  readonly #ttl: number | undefined;
  /** Encoders by event type: as many as there are in the schemas. */
  readonly #known = new Map<string, Known>();

  /** `ttl` is in milliseconds. */
  constructor(form: Form, ttl: number | undefined) {
    this.#layout = layouts[form];
    this.#ttl = ttl;
  }

  /** Returns the bytes of an AMQP message (AMQP 1.0, section 3.2). */
  encode(encoded: EncodedNotification): Buffer {
    return this.#encoderOf(encoded).encode({
      messageId: encoded.messageId,
      creationTime: encoded.time,
      trace: encoded.trace,
      body: this.#layout.body(encoded),
    });
  }

  #encoderOf(encoded: EncodedNotification): MessageEncoder {
    const known = this.#known.get(encoded.eventType);
    return known !== undefined && isAlike(known, encoded) ? known.encoder : this.#learn(encoded);
  }

  #learn(encoded: EncodedNotification): MessageEncoder {
    const { eventType, priority, publisherId, version } = encoded;
    const encoder = new MessageEncoder({
      ...this.#layout.kind,
      ttl: this.#ttl,
      subject: eventType,
      // oslo's consumers do not read these. With them a broker can filter without parsing, and people can see what is
      // in a queue.
      applicationProperties: { event_type: eventType, priority, publisher_id: publisherId, version },
    });
    this.#known.set(eventType, { priority, publisherId, version, encoder });
    return encoder;
  }
}

interface Known extends Pick<EncodedNotification, 'priority' | 'publisherId' | 'version'> {
  readonly encoder: MessageEncoder;
}

// Notifications from a spool may have another publisher or version.
function isAlike(known: Known, { priority, publisherId, version }: EncodedNotification): boolean {
  return known.priority === priority && known.publisherId === publisherId && known.version === version;
}

interface Layout {
  readonly kind: Pick<Kind, 'section' | 'contentType' | 'contentEncoding'>;
  body(encoded: EncodedNotification): Body;
}

const layouts: Readonly<Record<Form, Layout>> = {
  /** As oslo_messaging/_drivers/amqpdriver.py sends it: the context is inside the message, each key with a prefix. */
  rabbit: {
    kind: { section: 'data', contentType: 'application/json', contentEncoding: 'utf-8' },
    body: ({ messageId, head, core, context }) => ({
      before: '{"oslo.version":"2.0","oslo.message":"',
      json: [head, core],
      // 32 hex digits, the same on a resend, like message_id: RabbitMQ's consumers drop what they have just seen.
      after: [
        context.escapedEnding,
        `,\\"_unique_id\\":\\"${messageId.replaceAll('-', '')}\\"`,
        context.prefixed,
        '}"}',
      ],
    }),
  },
  /** As oslo_messaging/_drivers/amqp1_driver/controller.py sent it: the context is beside the message. */
  amqp1: {
    // Consumers ignore the content type.
    kind: { section: 'amqp-value' },
    body: ({ head, core, context }) => ({
      before: '{"request":{"oslo.version":"2.0","oslo.message":"',
      json: [head, core],
      after: [context.escapedEnding, '}"},"context":', context.wireJson, '}'],
    }),
  },
};
