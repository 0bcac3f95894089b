import { expect } from 'chai';
import fc from 'fast-check';
import { decodeNotification, NotificationError } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction } from '../../src/index.ts';
import { NotificationEncoder } from '../../src/utils/amqp/sending/notification-encoder.ts';
import { loadRhea } from '../../src/utils/amqp/connection/rhea.ts';
import { dataSection, decodeMessage } from '../../src/utils/amqp/connection/rhea-message.ts';
import { openBench } from '../notifier.ts';
import { onWire } from '../wire.ts';

await loadRhea();

const inner = { event_type: 'identity.user.created', message_id: 'm1', payload: { seq: 0 } };
const oslo = (message: object, version: unknown = '2.0'): object => ({
  'oslo.version': version,
  'oslo.message': JSON.stringify(message),
});
const withContext = { ...inner, _unique_id: 'f'.repeat(32), _context_user_id: 'u1', _context_roles: [] };
const rabbit = JSON.stringify(oslo(withContext));
const plain = JSON.stringify(withContext);
const amqp1 = JSON.stringify({ request: oslo(inner), context: { user_id: 'u1', roles: [] } });
const data = (text: string): object => dataSection(Buffer.from(text));

describe('decodeNotification', () => {
  for (const form of ['rabbit', 'amqp1'] as const) {
    it(`reads what this package sends in the form ${form}`, () => {
      const { notifier, sent, told } = openBench();
      const context = { notifier, userId: 'u1', roles: ['member'], requestId: 'req-ü' };
      notifyAboutVolumeAction(context, { id: 'v1', name: 'größe €' }, { action: 'delete', phase: 'end' });
      const encoded = sent[0]?.encoded ?? expect.fail('it was not sent');
      const read = decodeNotification(
        decodeMessage(new NotificationEncoder(form, undefined).encode(encoded)),
      );
      expect(read.notification).to.deep.equal(told()[0]);
      expect(read.context).to.deep.equal(onWire(encoded.context.wire));
    });
  }

  const readable: [what: string, body: unknown][] = [
    ['the form rabbit in a data section', data(rabbit)],
    ['the form rabbit as a text', rabbit],
    ['the form amqp1 as a text', amqp1],
    ['the form amqp1 in a data section', data(amqp1)],
    ['the form amqp1 as binary data', Buffer.from(amqp1)],
    ['the plain form of oslo.messaging before version 2', plain],
    ['the plain form in a data section', data(plain)],
    [
      'the plain form in a request',
      JSON.stringify({ request: inner, context: { user_id: 'u1', roles: [] } }),
    ],
    [
      'several data sections',
      { typecode: 0x75, content: [Buffer.from(rabbit.slice(0, 9)), Buffer.from(rabbit.slice(9))] },
    ],
  ];
  for (const [what, body] of readable) {
    it(`reads any service's notification from ${what}`, () => {
      expect(decodeNotification({ body })).to.deep.equal({
        notification: inner,
        context: { user_id: 'u1', roles: [] },
      });
    });
  }

  it('joins data sections before it reads characters', () => {
    const bytes = Buffer.from(JSON.stringify(oslo({ event_type: 'ü' })));
    const at = bytes.indexOf(0xc3) + 1;
    const body = { typecode: 0x75, content: [bytes.subarray(0, at), bytes.subarray(at)] };
    expect(decodeNotification({ body }).notification).to.deep.equal({ event_type: 'ü' });
  });

  it('has an empty context when there is none', () => {
    for (const context of [undefined, null, {}, [], 'alice']) {
      const body = JSON.stringify({ request: oslo(inner), context });
      expect(decodeNotification({ body }).context).to.deep.equal({});
    }
    expect(decodeNotification({ body: JSON.stringify(oslo(inner)) }).context).to.deep.equal({});
  });

  const unreadable: [what: string, body: unknown][] = [
    ['no body', undefined],
    ['null', null],
    ['an object', { request: {} }],
    ['a number', 7],
    ['a sequence section', { typecode: 0x76, content: [[1]] }],
    ['an empty text', ''],
    ['text that is no JSON', 'hello'],
    ['JSON that is no object', '"hello"'],
    ['a list', '[]'],
    ['null as JSON', 'null'],
    ['an object without oslo.version', '{}'],
    ['a message without oslo.version', JSON.stringify({ ...inner, 'oslo.message': '{}' })],
    ['a notification without an event type', JSON.stringify(oslo({ message_id: 'm1' }))],
    ['a notification whose event type is a number', JSON.stringify({ ...inner, event_type: 1 })],
    ['another oslo.version', JSON.stringify(oslo(inner, '1.0'))],
    ['an oslo.version that is a number', JSON.stringify(oslo(inner, 2.0))],
    ['a message that is no text', JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': inner })],
    ['a message that is no JSON', JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': '{NaN}' })],
    ['a message that is no object', JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': '[]' })],
    ['a request that is no object', JSON.stringify({ request: 'hello', context: {} })],
  ];
  for (const [what, body] of unreadable) {
    it(`refuses ${what}`, () => {
      for (const each of typeof body === 'string' ? [body, data(body)] : [body]) {
        expect(() => decodeNotification({ body: each }))
          .to.throw(NotificationError, /^not a notification: /)
          .with.property('code', 'ERR_NOTIFICATION_UNREADABLE');
      }
    });
  }

  it('throws nothing else, whatever it received', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.json().map(data)), (body) => {
        try {
          decodeNotification({ body });
        } catch (error) {
          expect(error).to.be.instanceOf(NotificationError);
        }
      }),
    );
  });
});
