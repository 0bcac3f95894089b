// Compares the text of a body with JSON.stringify of the whole.
import { expect } from 'chai';
import fc from 'fast-check';
import { NotificationEncoder } from '../../../src/utils/amqp/sending/notification-encoder.ts';
import { loadRhea } from '../../../src/utils/amqp/connection/rhea.ts';
import { decodeMessage } from '../../../src/utils/amqp/connection/rhea-message.ts';
import type { Form } from '../../../src/utils/api/options.ts';
import type { WireContext } from '../../../src/utils/context/describe-context.ts';
import { restoredNotification, type EncodedNotification } from '../../../src/utils/notification/envelope.ts';
import { texts } from './messages.ts';
import { readSections } from './sections.ts';

await loadRhea();

type Members = Readonly<Record<string, unknown>>;

const plain: EncodedNotification = {
  messageId: '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d',
  eventType: 'dashboard.volume.extend.end',
  priority: 'INFO',
  publisherId: 'horizon.test',
  version: '1.0',
  time: Date.UTC(2026, 10, 22),
  ...restoredNotification('{"payload":{}}', {}),
};

const request = (envelope: Members): object => ({
  'oslo.version': '2.0',
  'oslo.message': JSON.stringify(envelope),
});

/** The expected body in each form. */
const whole: Readonly<Record<Form, (envelope: Members, context: Members) => object>> = {
  rabbit: (envelope, context) => {
    const prefixed = Object.entries(context).map(([key, value]) => [`_context_${key}`, value] as const);
    const unique = plain.messageId.replaceAll('-', '');
    return request({ ...envelope, _unique_id: unique, ...Object.fromEntries(prefixed) });
  },
  amqp1: (envelope, context) => ({ request: request(envelope), context }),
};

/** The members of a notification and of its context. */
function members(): fc.Arbitrary<[Members, Members]> {
  const value = fc.oneof(texts(), fc.constantFrom('\u0000\n\u007f', '\u2028\u2029', '"', '\\', ''));
  const roles = fc.option(fc.array(value), { nil: undefined });
  const keys = { user: value, user_id: value, project: value, tenant: value, is_admin: fc.boolean(), roles };
  return fc.tuple(fc.record({ payload: fc.dictionary(texts(), value) }), fc.record(keys));
}

function bodyOf(bytes: Buffer): string {
  return String(readSections(bytes).at(-1)?.body?.value);
}

for (const form of ['rabbit', 'amqp1'] as const) {
  describe(`the text of a body, in the form ${form}`, () => {
    it('is that of JSON in JSON, whatever its characters are', () => {
      const encoder = new NotificationEncoder(form, undefined);
      fc.assert(
        fc.property(members(), ([envelope, context]) => {
          const encoded = {
            ...plain,
            ...restoredNotification(JSON.stringify(envelope), context as WireContext),
          };
          expect(bodyOf(encoder.encode(encoded))).to.equal(JSON.stringify(whole[form](envelope, context)));
        }),
        { numRuns: 300 },
      );
    });

    it('has the context of each notification, when they have the same one and others', () => {
      const encoder = new NotificationEncoder(form, undefined);
      const [alice, bob] = [{ user: 'alice' }, { user: 'bob' }];
      const bodies = [alice, alice, bob, alice].map((context) =>
        bodyOf(encoder.encode({ ...plain, ...restoredNotification('{}', context) })),
      );
      const users = bodies.map((body) => /(alice|bob)/.exec(body)?.[1]);
      expect(users).to.deep.equal(['alice', 'alice', 'bob', 'alice']);
    });

    it('stands beside the properties of its own notification', () => {
      const encoder = new NotificationEncoder(form, 5);
      const differing = [
        {},
        { priority: 'ERROR' },
        { publisherId: 'other.test' },
        { version: '2.0' },
        {},
      ] as const;
      for (const one of differing) {
        const { priority, publisherId, version } = { ...plain, ...one };
        const { application_properties } = decodeMessage(encoder.encode({ ...plain, ...one }));
        expect(application_properties).to.include({ priority, publisher_id: publisherId, version });
      }
    });
  });
}
