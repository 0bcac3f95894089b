import { expect } from 'chai';
import fc from 'fast-check';
import {
  isNotification,
  NotificationError,
  validateNotification,
  type Notification,
} from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction } from '../../src/index.ts';
import { hostile } from '../hostile.ts';
import { openBench } from '../notifier.ts';

function told(): Notification {
  const { notifier, told: all } = openBench();
  notifyAboutVolumeAction({ notifier, userId: 'u1' }, { id: 'v1' }, { action: 'extend', phase: 'end' });
  return all()[0] ?? expect.fail('it was not told');
}

describe('validateNotification', () => {
  it('gives back the very notification that it was given', () => {
    const notification = told();
    expect(validateNotification(notification)).to.equal(notification);
    expect(notification).to.deep.equal(told());
  });

  const table: [what: string, changes: object, reason: string][] = [
    ['no message_id', { message_id: undefined }, "must have required property 'message_id'"],
    ['a message_id that is no UUID', { message_id: '1' }, '/message_id must match format "uuid"'],
    ['another priority', { priority: 'WARN' }, '/priority must be equal to one of the allowed values'],
    ['a lower-case priority', { priority: 'info' }, '/priority must be equal to one of the allowed values'],
    ['a time that is a number', { timestamp: 1.7e9 }, '/timestamp must be string'],
    ['a time in ISO 8601', { timestamp: '2026-11-22T15:36:51Z' }, '/timestamp must match pattern'],
    ['a publisher without a host', { publisher_id: 'horizon' }, '/publisher_id must match pattern'],
    [
      'an event type of another service',
      { event_type: 'volume.extend.end' },
      '/event_type must match pattern',
    ],
    ['no payload', { payload: undefined }, "must have required property 'payload'"],
    [
      'a resource that has no schema',
      { event_type: 'dashboard.planet.extend.end' },
      '/event_type names the resource "planet"',
    ],
    [
      'the name of a prototype',
      { event_type: 'dashboard.constructor.extend.end' },
      '/event_type names the resource "constructor"',
    ],
    ['the event type of another resource', { event_type: 'dashboard.instance.delete.end' }, '/payload'],
    [
      'the event type of another action',
      { event_type: 'dashboard.volume.delete.end' },
      '/event_type does not match',
    ],
    [
      'the event type of another phase',
      { event_type: 'dashboard.volume.extend.start' },
      '/event_type does not match',
    ],
  ];
  for (const [what, changes, reason] of table) {
    it(`refuses ${what}`, () => {
      const changed: unknown = JSON.parse(JSON.stringify({ ...told(), ...changes }));
      expect(() => validateNotification(changed))
        .to.throw(NotificationError, `not a valid notification: ${reason}`)
        .with.property('code', 'ERR_NOTIFICATION_INVALID');
    });
  }

  const payloads: [what: string, changes: object, reason: string][] = [
    ['another major', { version: '2.0' }, '/payload/version must match pattern'],
    ['an action that does not exist', { action: 'explode' }, '/payload'],
    ['a resource without id and name', { resource: { type: 'volume' } }, '/payload/resource'],
    [
      'a parameter of another type',
      { parameters: { new_size: 'big' } },
      '/payload/parameters/new_size must be integer',
    ],
    ['a fault at an end', { fault: { exception: 'E', exception_message: '' } }, '/payload/fault'],
    ['an error without its fault', { phase: 'error' }, '/payload'],
  ];
  for (const [what, changes, reason] of payloads) {
    it(`refuses a payload with ${what}`, () => {
      const notification = told();
      const changed = { ...notification, payload: { ...notification.payload, ...changes } };
      expect(() => validateNotification(changed)).to.throw(
        NotificationError,
        `not a valid notification: ${reason}`,
      );
    });
  }

  it('takes a later minor and members that it does not know', () => {
    const { payload, ...envelope } = told();
    validateNotification({ ...envelope, later: 1, payload: { ...payload, version: '1.7', later: { a: 1 } } });
  });

  it('throws nothing else, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const each of [a, { ...told(), payload: a }, { ...told(), event_type: a, payload: b }]) {
          expect(() => validateNotification(each)).to.throw(NotificationError);
        }
      }),
    );
    for (const each of [undefined, Symbol('x'), 10n, () => undefined, new Date(), new Map()]) {
      expect(() => validateNotification(each)).to.throw(NotificationError);
    }
  });
});

describe('isNotification', () => {
  it('tells one event type from the others', () => {
    expect(isNotification(told(), 'dashboard.volume.extend.end')).to.equal(true);
    expect(isNotification(told(), 'dashboard.volume.extend.start')).to.equal(false);
    expect(isNotification(told(), 'dashboard.instance.delete.end')).to.equal(false);
  });

  it('takes anything, and throws nothing', () => {
    fc.assert(
      fc.property(hostile(), (value) => {
        expect(isNotification(value, 'dashboard.volume.extend.end')).to.equal(false);
      }),
    );
  });
});
