// The text that `collect` and `tail --json` pass on: as received, in every form, with the secrets of contexts masked.
import { expect } from 'chai';
import fc from 'fast-check';
import { decodeNotification } from '../../src/consumer/index.ts';
import { recordTextOf } from '../../src/consumer/record-text.ts';
import { recordLine } from '../../src/utils/notification/record-line.ts';
import { until } from '../until.ts';
import { hearing, sendRaw } from './hearing.ts';

const told =
  '"message_id": "m1", "event_type": "sample.case", "payload": {"bytes": 9007199254740993, "wwn": [18446744073709551615], ' +
  '"f": 1.0, "e": 1e400, "t": "\\u00fc \\ud800"}';
const inContext = '"_context_user": "u1", "_context_auth_token": "gAAAAABnot", "_context_roles": ["a", "b"]';
const outside = '"user": "u1", "auth_token": "gAAAAABnot", "roles": ["a", "b"]';
const line = `{"notification":{${told}},"context":{"user": "u1", "auth_token": "***", "roles": ["a", "b"]}}`;

const enveloped = (message: string): string =>
  JSON.stringify({ 'oslo.version': '2.0', 'oslo.message': message });
const forms: Readonly<Record<string, string>> = {
  'messagingv2 on RabbitMQ': enveloped(`{${told}, "_unique_id": "f00", ${inContext}}`),
  'messaging on RabbitMQ': `{${told}, "_unique_id": "f00", ${inContext}}`,
  'messagingv2 of the amqp1 driver': `{"request": ${enveloped(`{${told}}`)}, "context": {${outside}}}`,
  'messaging of the amqp1 driver': `{"context": {${outside}}, "request": {${told}}}`,
  'messaging, the context first': `{${inContext}, ${told}}`,
  'messaging, over several lines': `{${told},\n  ${inContext.replaceAll(', "_', ',\r\n  "_')}}`,
};

const lineIn = (body: string): string => recordLine(recordTextOf(body), undefined);
const contextOf = (context: string): string => {
  const { context: masked } = recordTextOf(`{"request":{"event_type":"x"},"context":${context}}`);
  return masked;
};

describe('a notification as a line of JSON', () => {
  const scene = hearing();

  for (const [form, body] of Object.entries(forms)) {
    it(`has the words that came by ${form}`, () => {
      const { notification, context } = JSON.parse(lineIn(body)) as {
        notification: unknown;
        context: object;
      };
      expect(lineIn(body).replaceAll(/,(?="(?:auth|roles))/g, ', ')).to.equal(line);
      const read = decodeNotification({ body });
      expect(JSON.stringify(notification)).to.equal(JSON.stringify(read.notification));
      expect({ ...context, auth_token: 'gAAAAABnot' }).to.deep.equal(read.context);
    });
  }

  it('is what a handler is given, with its trace', async () => {
    const lines: string[] = [];
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    scene.hear({ '*': (_, delivery) => void lines.push(delivery.line) }, { duplicateWindow: 0 });
    const [body] = Object.values(forms);
    await sendRaw(scene.broker, [{ body }, { body, application_properties: { traceparent } }]);
    await until(() => lines.length === 2);
    expect(lines).to.deep.equal([line, `${line.slice(0, -1)},"trace":{"traceparent":"${traceparent}"}}`]);
  });

  it('says the same as the values that are read, whatever it holds', () => {
    const members = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(members, members, fc.constantFrom(undefined, 1), (payload, more, space) => {
        const context = Object.fromEntries(
          Object.entries(more).map(([name, value]) => [`_context_${name}`, value]),
        );
        const message = JSON.stringify({ event_type: 'x', ...more, payload, ...context }, null, space);
        for (const body of [message, enveloped(message)]) {
          const read = decodeNotification({ body });
          const { notification } = JSON.parse(lineIn(body)) as { notification: unknown };
          expect(lineIn(body)).to.not.match(/\n/);
          expect(notification).to.deep.equal(JSON.parse(JSON.stringify(read.notification)));
        }
      }),
    );
  });

  it('has null for the numbers of Python, in the notification and in the context', () => {
    const body = enveloped(
      '{"event_type": "x", "payload": [NaN, {"a": -Infinity}, "NaN"], "_context_a": Infinity}',
    );
    expect(lineIn(body)).to.equal(
      '{"notification":{"event_type": "x", "payload": [null, {"a": null}, "NaN"]},"context":{"a": null}}',
    );
    const { notification, context } = decodeNotification({ body });
    expect(notification.payload).to.deep.equal([null, { a: null }, 'NaN']);
    expect(context).to.deep.equal({ a: null });
  });

  const secrets: readonly [context: string, masked: string][] = [
    ['{"password": "x", "a": 1.0}', '{"password": "***", "a": 1.0}'],
    ['{"service_token":["x"],"b":[ ]}', '{"service_token":"***","b":[]}'],
    ['{"a": {"b": [{"admin_password": 1}]}, "c":2}', '{"a": {"b": [{"admin_password": "***"}]}, "c":2}'],
    [
      '{"auth_token": null, "password": "", "is_token": true}',
      '{"auth_token": null, "password": "", "is_token": true}',
    ],
    ['{"auth_token": "x", "auth_token": "y"}', '{"auth_token": "***"}'],
    ['{"a":{"secret":"x","secret":null}}', '{"a":{"secret":"***","secret":null}}'],
    ['{"pass\\u0077ord": "x"}', '{"pass\\u0077ord": "***"}'],
    ['{"auth_url": "http://u:hunter2@h/"}', '{"auth_url": "http://u:***@h/"}'],
    ['{"creds": "{\\"password\\": \\"x\\"}"}', '{"creds": "{\\"password\\": \\"***\\"}"}'],
    ['{"token_expires_at": "2026", "user_id": "u", "big": 18446744073709551615}', ''],
    ['{}', ''],
  ];
  for (const [context, masked] of secrets) {
    it(`has the secrets of ${context} masked, and the rest as it was`, () => {
      expect(contextOf(context)).to.equal(masked === '' ? context : masked);
    });
  }

  it('has members that are called __proto__ as they are, and so has what is read: nothing is inherited', () => {
    const wrong = '{"__proto__":{"event_type":"dashboard.x","payload":1},"message_id":"1"}';
    expect(() => decodeNotification({ body: enveloped(wrong) })).to.throw(/it has no event_type/);
    const body =
      '{"event_type":"x","__proto__":{"payload":1},"_context___proto__":{"is_admin":true},"_context_a":1}';
    const { notification, context } = decodeNotification({ body });
    expect([notification.payload, context['is_admin']]).to.deep.equal([undefined, undefined]);
    expect(Object.keys(context)).to.deep.equal(['__proto__', 'a']);
    expect(Object.getPrototypeOf(context)).to.equal(Object.prototype);
    expect(lineIn(body)).to.equal(
      '{"notification":{"event_type":"x","__proto__":{"payload":1}},"context":{"__proto__":{"is_admin":true},"a":1}}',
    );
  });
});
