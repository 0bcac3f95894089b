// Compares our own encoding with rhea's encoding and decoding.
import { expect } from 'chai';
import fc from 'fast-check';
import { MessageEncoder, type Body } from '../../../../src/utils/amqp/sending/message-encoder.ts';
import { loadRhea } from '../../../../src/utils/amqp/connection/rhea.ts';
import {
  dataOf,
  dataSection,
  decodeMessage,
  encodeMessage as encodeByRhea,
} from '../../../../src/utils/amqp/connection/rhea-message.ts';
import { encodeMessage, messages, type WholeMessage } from '../messages.ts';
import { readSections } from '../sections.ts';

await loadRhea();

function textOf({ before, json, after }: Body): string {
  return `${before}${JSON.stringify(json.join('')).slice(1, -1)}${after.join('')}`;
}

/** Returns rhea's bytes for the same message. */
function byRhea(message: WholeMessage): Buffer {
  const { ttl, messageId, subject, contentType, contentEncoding, creationTime } = message;
  const text = textOf(message.body);
  return encodeByRhea({
    durable: true,
    ...(ttl === undefined ? {} : { ttl }),
    message_id: messageId,
    subject,
    ...(contentType === undefined ? {} : { content_type: contentType }),
    ...(contentEncoding === undefined ? {} : { content_encoding: contentEncoding }),
    creation_time: creationTime,
    application_properties: { ...message.applicationProperties, ...message.trace },
    body: message.section === 'data' ? dataSection(Buffer.from(text)) : text,
  });
}

const small: WholeMessage = {
  ttl: undefined,
  messageId: 'm',
  subject: 's',
  creationTime: Date.UTC(2026, 10, 22),
  applicationProperties: { version: '1.0' },
  section: 'data',
  body: { before: '{"a":"', json: ['"'.repeat(256)], after: ['"}'] },
};

describe('the message encoder', () => {
  it('writes what rhea reads as it reads its own', () => {
    fc.assert(
      fc.property(messages(), (message) => {
        expect(decodeMessage(encodeMessage(message))).to.deep.equal(decodeMessage(byRhea(message)));
      }),
      { numRuns: 500 },
    );
  });

  it('writes each type as the specification has it', () => {
    fc.assert(
      fc.property(messages(), (message) => {
        const kinds = readSections(encodeMessage(message)).map(({ section }) => section);
        expect(kinds).to.deep.equal(['header', 'properties', 'application-properties', message.section]);
      }),
    );
  });

  it('writes the very bytes that rhea writes', () => {
    const value = { ...small, section: 'amqp-value' } as const;
    const traced = { ...small, trace: { traceparent: '00', tracestate: 'a=1' } };
    for (const message of [small, { ...small, ttl: 60_000 }, value, traced]) {
      expect(encodeMessage(message)).to.deep.equal(byRhea(message));
    }
  });

  it('takes the next larger type where a length needs it', () => {
    for (const subject of ['a'.repeat(255), 'a'.repeat(256), 'ü'.repeat(127), 'ü'.repeat(128)]) {
      const bytes = encodeMessage({ ...small, subject });
      expect(bytes).to.deep.equal(byRhea({ ...small, subject }));
    }
  });

  it('keeps nothing of a message for the next one', () => {
    const large = { ...small, body: { ...small.body, json: ['\\'.repeat(200_000)] } };
    const first = Buffer.from(encodeMessage(small));
    expect(encodeMessage(large)).to.deep.equal(byRhea(large));
    expect(encodeMessage(small)).to.deep.equal(first);
    expect(first).to.deep.equal(byRhea(small));
  });

  it('writes messages of all lengths one after the other, in the same memory', () => {
    const encoder = new MessageEncoder(small);
    const all = Array.from({ length: 400 }, (_, n) => {
      const body = { ...small.body, json: ['"'.repeat(256 + n * 123)] };
      return { ...small, messageId: `m${n}`, creationTime: n, body };
    });
    for (const message of all) expect(encoder.encode(message)).to.deep.equal(byRhea(message));
  });

  it('writes what only some messages of a kind have, and no other', () => {
    const encoder = new MessageEncoder(small);
    const traced = { ...small, trace: { traceparent: '00-ü' } };
    for (const message of [small, traced, small])
      expect(encoder.encode(message)).to.deep.equal(byRhea(message));
  });

  it('writes a body that is JSON in JSON', () => {
    const json = JSON.stringify({ text: 'a "quoted" \\ \n \u0000 \u2028 \ud800 ü 😀' });
    const { body } = decodeMessage(encodeMessage({ ...small, body: { ...small.body, json: [json] } }));
    expect((JSON.parse(String(dataOf(body))) as { a: string }).a).to.equal(json);
  });
});
