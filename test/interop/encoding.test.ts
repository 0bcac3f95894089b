// Another implementation of AMQP decodes the bytes that we encode ourselves.
import { expect } from 'chai';
import { encodeMessage, type WholeMessage } from '../utils/amqp/messages.ts';
import { decodeByProton } from './peers/proton.ts';

const plain: WholeMessage = {
  ttl: 60_000,
  messageId: '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d',
  subject: 'dashboard.volume.extend.end',
  contentType: 'application/json',
  contentEncoding: 'utf-8',
  creationTime: Date.UTC(2026, 10, 22, 15, 36, 51, 102),
  applicationProperties: { event_type: 'dashboard.volume.extend.end', version: '1.0' },
  section: 'data',
  body: { before: '{"message":"', json: ['{"name":"grün \\"€\\" 😀"', '}'], after: ['"', '}'] },
};

const lengths = [0, 1, 127, 128, 254, 255, 256, 257, 70_000];

const messages: WholeMessage[] = [
  ...lengths.map((length) => ({ ...plain, subject: 'ü'.repeat(length / 2) + 'a'.repeat(length % 2) })),
  ...lengths.map((length) => ({ ...plain, applicationProperties: { long: 'a'.repeat(length) } })),
  ...lengths.map((length) => ({
    ...plain,
    body: { ...plain.body, json: [JSON.stringify('€"'.repeat(length))] },
  })),
  { ...plain, applicationProperties: {}, section: 'amqp-value' },
];

/** The next message reuses the buffer. */
function encoded(message: WholeMessage): Buffer {
  return Buffer.from(encodeMessage(message));
}

/** Returns the message in the form in which Proton returns it. */
function asSeen({ body, ...message }: WholeMessage): object {
  const text = `${body.before}${JSON.stringify(body.json.join('')).slice(1, -1)}${body.after.join('')}`;
  return { durable: true, ...message, text };
}

describe("Proton, given the bytes of messages that are not rhea's", () => {
  it('reads every member of each, at any length', async () => {
    const seen = await decodeByProton(messages.map(encoded));
    expect(seen).to.have.lengthOf(messages.length);
    for (const [at, message] of messages.entries()) expect(seen[at]).to.deep.equal(asSeen(message));
  });

  it('reads U+FFFD where a text is not well-formed', async () => {
    const [seen] = await decodeByProton([encoded({ ...plain, ttl: undefined, subject: 'a\ud800b' })]);
    expect(seen).to.include({ subject: 'a\ufffdb', ttl: 0 });
  });
});
