// Compares our own decoding with rhea's encoding and decoding.
import { expect } from 'chai';
import fc from 'fast-check';
import { readMessage } from '../../../../src/utils/amqp/receiving/message-reader.ts';
import { loadRhea } from '../../../../src/utils/amqp/connection/rhea.ts';
import {
  dataOf,
  decodeMessage,
  encodeMessage as encodeByRhea,
} from '../../../../src/utils/amqp/connection/rhea-message.ts';
import { bytes, described, uint32, value } from '../frames.ts';
import { encodeMessage, messages } from '../messages.ts';

await loadRhea();

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the message reader', () => {
  it('reads the body that rhea reads', () => {
    fc.assert(
      fc.property(messages(), (message) => {
        const encoded = encodeMessage(message);
        const { body } = decodeMessage(encoded);
        expect(readMessage(encoded).body).to.deep.equal(dataOf(body) ?? body);
      }),
    );
  });

  it('reads how often it was delivered, and the trace among all properties', () => {
    const encoded = encodeByRhea({
      delivery_count: 300,
      message_id: 'm1',
      application_properties: { event_type: 'x', traceparent, number: 5, tracestate: 'a=1' },
      body: 'text',
    });
    expect(readMessage(encoded)).to.deep.equal({
      ...{ delivery_count: 300, body: 'text' },
      application_properties: { traceparent, tracestate: 'a=1' },
    });
  });

  it('joins data sections, and finds sections by their long number or name', () => {
    const data = (descriptor: Buffer, text: string): Buffer =>
      Buffer.concat([bytes(0), descriptor, bytes(0xb0), uint32(text.length), Buffer.from(text)]);
    const byName = Buffer.concat([bytes(0xa3, 16), Buffer.from('amqp:data:binary')]);
    const byNumber = bytes(0x80, 0, 0, 0, 0, 0, 0, 0, 0x75);
    const { body } = readMessage(
      Buffer.concat([data(bytes(0x53, 0x75), 'a'), data(byName, 'b'), data(byNumber, 'c')]),
    );
    expect(String(body)).to.equal('abc');
  });

  it('has no body when that is neither a text nor data', () => {
    for (const section of [described(0x77, 5), described(0x76, ['x'])]) {
      expect(readMessage(section).body).to.equal(undefined);
    }
  });

  const wrongs: Readonly<Record<string, Buffer>> = {
    'an unknown section': described(0x7f, 'x'),
    'a section of an unknown name': Buffer.concat([bytes(0, 0xa3, 1, 0x78), value('x')]),
    'a value that is no section': value('x'),
    'a text that is cut off': described(0x77, bytes(0xa1, 9, 0x41)),
    'a count of deliveries that is a text': described(0x70, [true, null, null, null, 'often']),
  };
  for (const [what, wrong] of Object.entries(wrongs)) {
    it(`refuses ${what}`, () => {
      expect(() => readMessage(wrong)).to.throw();
    });
  }

  it('throws an error or reads, whatever bytes it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
        try {
          readMessage(Buffer.from(some));
        } catch (error) {
          expect(error).to.be.an('error');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
