import fc from 'fast-check';
import {
  MessageEncoder,
  type Kind,
  type OutgoingMessage,
} from '../../../src/utils/amqp/sending/message-encoder.ts';

/** A message with the properties of its kind. */
export type WholeMessage = Kind & OutgoingMessage;

export function encodeMessage(message: WholeMessage): Buffer {
  return new MessageEncoder(message).encode(message);
}

/** Any text, including lone surrogates; often about as long as a one-byte length allows. */
export function texts(): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.constantFrom('a', '"', '\\', 'ü', '€', '😀', '\ud800', '\udc00'), fc.string());
  const repeated = fc
    .tuple(unit, fc.nat({ max: 3 }), fc.integer({ min: 60, max: 260 }))
    .map(([piece, more, times]) => 'a'.repeat(more) + piece.repeat(times));
  return fc.oneof(
    fc.array(unit).map((units) => units.join('')),
    repeated,
  );
}

function json(): fc.Arbitrary<string> {
  return fc.oneof(texts(), fc.dictionary(texts(), texts())).map((value) => JSON.stringify(value));
}

/** Any message that we could send. */
export function messages(): fc.Arbitrary<WholeMessage> {
  // Surrogate pairs are not split, as wherever we cut.
  const after = fc.tuple(fc.string(), texts(), fc.string());
  const body = fc.record({ before: texts(), json: fc.array(json(), { minLength: 1 }), after });
  const trace = fc.record({ traceparent: texts(), tracestate: texts() }, { requiredKeys: ['traceparent'] });
  return fc.record(
    {
      ttl: fc.option(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { nil: undefined }),
      messageId: texts(),
      subject: texts(),
      contentType: fc.string({ maxLength: 255 }),
      contentEncoding: fc.string({ maxLength: 255 }),
      creationTime: fc.integer({ min: -(2 ** 40), max: 2 ** 42 }),
      applicationProperties: fc.dictionary(texts(), texts()),
      trace,
      section: fc.constantFrom('data', 'amqp-value'),
      body,
    },
    {
      requiredKeys: [
        'ttl',
        'messageId',
        'subject',
        'creationTime',
        'applicationProperties',
        'section',
        'body',
      ],
    },
  );
}
