// Compares reading without the context with reading the whole.
import { expect } from 'chai';
import fc from 'fast-check';
import { decodeNotification, NotificationError } from '../../src/consumer/index.ts';
import { cutContextOff, NotificationReader } from '../../src/consumer/notification-reader.ts';

type Told = Record<string, unknown>;

const notification = {
  event_type: 'compute.x',
  message_id: 'm1',
  payload: { text: 'größe "\\ \n €', list: [1] },
};
const context = { _context_user_id: 'u1', _context_is_admin: false, _context_roles: ['member', 'reader'] };
const whole: Told = { ...notification, _unique_id: 'f'.repeat(32), ...context };

const enveloped = (message: string, version: unknown = '2.0'): string =>
  JSON.stringify({ 'oslo.version': version, 'oslo.message': message });
/** In Python's format: with a space after each comma and colon. */
const spaced = (value: Told): string =>
  JSON.stringify(value, null, 1)
    .replaceAll(/\n */g, (end) => (end === '\n' ? '' : ' '))
    .replaceAll(/([{[]) | ([}\]])/g, '$1$2');
const bodies = {
  'this package': enveloped(JSON.stringify(whole)),
  'oslo.messaging': `{"oslo.version": "2.0", "oslo.message": ${JSON.stringify(spaced(whole))}}`,
};

/** Returns the result for a body, or the error message. */
function readBy(read: (body: string) => unknown, body: string): unknown {
  try {
    return read(body);
  } catch (error) {
    expect(error).to.be.instanceOf(NotificationError);
    return String(error);
  }
}

const asWhole = (body: string): unknown => decodeNotification({ body });
function withoutContext(body: string): unknown {
  const read = new NotificationReader().read(body);
  return { notification: read.notification, context: read.context() };
}

function expectTheSame(body: string): void {
  expect(readBy(withoutContext, body)).to.deep.equal(readBy(asWhole, body));
}

describe('a notification whose context nobody asks for', () => {
  for (const [who, body] of Object.entries(bodies)) {
    it(`is read without it when it is from ${who}, and the context when somebody does`, () => {
      expect(cutContextOff(body)?.envelope).to.not.include('_context_');
      expect(cutContextOff(body)?.tail).to.include('_context_roles');
      const read = new NotificationReader().read(body);
      expect(read.notification).to.deep.equal(notification);
      expect(read.context()).to.deep.equal({ user_id: 'u1', is_admin: false, roles: ['member', 'reader'] });
      expect(read.context()).to.equal(read.context());
    });
  }

  it('is read with it from when one was asked for', () => {
    const reader = new NotificationReader();
    const bad = bodies['this package'].replace('member', 'mem\\u0062er');
    for (const body of [...Object.values(bodies), bad]) {
      const { roles } = reader.read(body).context();
      expect(roles).to.deep.equal(['member', 'reader']);
    }
  });

  const odd: Readonly<Record<string, string>> = {
    'the context stands before the rest': enveloped(
      JSON.stringify({ ...context, _unique_id: 'f', ...notification }),
    ),
    'a part of it stands before the rest': enveloped(JSON.stringify({ _context_a: 1, ...whole })),
    'a member comes twice': enveloped(
      `{"_unique_id":"a","event_type":"x","_unique_id":"b","_context_a":"1","_context_a":"2"}`,
    ),
    'the version comes behind': `{"oslo.message":${JSON.stringify(JSON.stringify(whole))},"oslo.version":"2.0"}`,
    'the version comes twice': bodies['this package'].replace('{', '{"oslo.version":"1.0",'),
    'the message comes twice': bodies['this package'].replace('{', '{"oslo.message":"{}",'),
    'another text ends as a message does': `{"oslo.version":"2.0","oslo.message":"{\\"event_type\\":\\"x\\"}","other":"{\\"a\\":1,\\"_unique_id\\":\\"f\\",\\"_context_a\\":\\"b\\"}"}`,
    'a text in it reads as its end': enveloped(
      JSON.stringify({ ...notification, payload: JSON.stringify(whole) }),
    ),
    'it is inside the payload': enveloped(JSON.stringify({ ...notification, payload: whole })),
    'the payload ends as it does': enveloped(`{"event_type":"x","payload":{"a":1,"_unique_id":"f"}}`),
    'there is nothing before it': enveloped('{"_unique_id":"f","_context_a":"b"}'),
    'there is a comma before it, and nothing else': enveloped('{,"_unique_id":"f","_context_a":"b"}'),
    'it is a list': enveloped('["event_type","_unique_id"]'),
    'a text of it is not closed': enveloped(JSON.stringify(whole).replace('"member"', '"member')),
    'a text of it has an escape': enveloped(JSON.stringify({ ...whole, _context_a: '\\"\n\u0000' })),
    'a name of it has an escape': enveloped(JSON.stringify({ ...whole, '_context_ü"': 1 })),
    'a text of it has a control character': bodies['this package'].replace('member', 'mem\u0001ber'),
    'it has numbers, null and objects': enveloped(
      JSON.stringify({ ...whole, _context_a: [1, null, { b: 0.5 }] }),
    ),
    'it has a prototype': enveloped(JSON.stringify(whole).replace('_context_user_id', '_context___proto__')),
    'it has no event type': enveloped(JSON.stringify({ ...whole, event_type: undefined })),
    'it is of another version': enveloped(JSON.stringify(whole), '1.0'),
    'it is of no version': JSON.stringify(whole),
    'something stands behind it': `${bodies['this package']} x`,
    'there are lone surrogates': enveloped(
      JSON.stringify({ ...whole, payload: '\ud800', _context_a: '\udfff' }),
    ),
    'it is longer than is tried': enveloped(
      JSON.stringify({ ...whole, _context_a: Array(30_000).fill('a') }),
    ),
  };
  for (const [what, body] of Object.entries(odd)) {
    it(`is read as the whole is when ${what}`, () => {
      expectTheSame(body);
    });
  }

  it('is read as the whole is, whatever is changed in it', () => {
    const spare = [
      '"',
      '\\"',
      '\\',
      ',',
      ', ',
      '{',
      '}',
      '[',
      ']',
      ':',
      '_unique_id',
      '_context_',
      '\\u0041',
      'x',
      ' ',
    ];
    const change = fc.record({ at: fc.nat(), length: fc.nat(4), by: fc.constantFrom('', ...spare) });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(bodies)),
        fc.array(change, { maxLength: 3 }),
        (body, changes) => {
          let changed = body;
          for (const { at, length, by } of changes) {
            const place = at % changed.length;
            changed = changed.slice(0, place) + by + changed.slice(place + length);
          }
          expectTheSame(changed);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is read as the whole is, whatever it and its context hold', () => {
    const members = fc.dictionary(
      fc.string().map((name) => `_context_${name}`),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.jsonValue(), members, fc.boolean(), (payload, told, isSpaced) => {
        const message = { ...notification, payload, _unique_id: 'f', ...told };
        expectTheSame(enveloped(isSpaced ? spaced(message) : JSON.stringify(message)));
      }),
      { numRuns: 1000 },
    );
  });
});
