import { expect } from 'chai';
import { resentContext } from '../../../src/utils/context/serialized-context.ts';
import {
  envelopeOf,
  JustEncoded,
  type Envelope,
  type EncodedNotification,
} from '../../../src/utils/notification/envelope.ts';
import type { Payload } from '../../../src/utils/notification/payload.ts';
import { onWire } from '../../wire.ts';

const id = '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d';
const time = Date.UTC(2026, 10, 22, 5, 6, 7, 8);
const ended: Payload = {
  version: '1.0',
  action: 'extend',
  phase: 'end',
  operation_id: id,
  resource: { type: 'volume', id: 'v1', name: undefined },
  initiator: { user_id: 'u1' },
  request: { id: 'req-1' },
};

function encoded(changes: Partial<Payload> = {}, at = time): EncodedNotification {
  const { initiator, request, ...core } = { ...ended, ...changes };
  return new JustEncoded(
    core,
    resentContext({ initiator, request }).part,
    'dashboard.volume.extend.end',
    'horizon.web-1',
    id,
    at,
  );
}

function opened(changes: Partial<Payload> = {}, at = time): Envelope {
  return JSON.parse(envelopeOf(encoded(changes, at))) as Envelope;
}

describe('JustSealed', () => {
  it("puts the payload in oslo's six keys", () => {
    expect(opened()).to.deep.equal({
      message_id: id,
      publisher_id: 'horizon.web-1',
      event_type: 'dashboard.volume.extend.end',
      priority: 'INFO',
      timestamp: '2026-11-22 05:06:07.008000',
      payload: {
        version: '1.0',
        action: 'extend',
        phase: 'end',
        operation_id: id,
        resource: { type: 'volume', id: 'v1' },
        initiator: { user_id: 'u1' },
        request: { id: 'req-1' },
      },
    });
  });

  it('tells each its own time, in the same second as the one before or not', () => {
    const times = [time, time + 991, time + 992, time, Date.UTC(1999, 11, 31, 23, 59, 59, 999)];
    expect(times.map((at) => opened({}, at).timestamp)).to.deep.equal([
      '2026-11-22 05:06:07.008000',
      '2026-11-22 05:06:07.999000',
      '2026-11-22 05:06:08.000000',
      '2026-11-22 05:06:07.008000',
      '1999-12-31 23:59:59.999000',
    ]);
  });

  it('tells beside it what a transport and a broker need', () => {
    const told = encoded();
    const { head, core, bytes, context, ...rest } = told;
    expect(rest).to.deep.equal({
      messageId: id,
      eventType: 'dashboard.volume.extend.end',
      priority: 'INFO',
      publisherId: 'horizon.web-1',
      version: '1.0',
      time,
    });
    expect(onWire(context.wire)).to.deep.equal({ request_id: 'req-1', user: 'u1', user_id: 'u1' });
    expect(envelopeOf(told))
      .to.match(/^.*}}$/)
      .and.include(head + core);
    expect(bytes).to.equal(Buffer.byteLength(envelopeOf(told)));
  });

  it('has the priority ERROR for the error phase, and only then', () => {
    const priorities = ['start', 'end', 'error', 'middle'].map((phase) => opened({ phase }).priority);
    expect(priorities).to.deep.equal(['INFO', 'INFO', 'ERROR', 'INFO']);
    expect(encoded({ phase: 'error' }).priority).to.equal('ERROR');
  });

  it('writes every time with all its digits', () => {
    for (const [at, timestamp] of [
      [0, '1970-01-01 00:00:00.000000'],
      [Date.UTC(2026, 0, 2, 3, 4, 5), '2026-01-02 03:04:05.000000'],
      [Date.UTC(2028, 1, 29, 23, 59, 59, 999), '2028-02-29 23:59:59.999000'],
    ] as const) {
      expect(opened({}, at).timestamp).to.equal(timestamp);
    }
  });

  it('counts bytes, not characters', () => {
    const more = encoded({ resource: { type: 'volume', id: 'ü€😀' } }).bytes;
    expect(more - encoded({ resource: { type: 'volume', id: '' } }).bytes).to.equal(2 + 3 + 4);
  });

  it('has an empty context when nothing is known, never null', () => {
    expect(onWire(encoded({ initiator: undefined, request: undefined }).context.wire)).to.deep.equal({});
  });

  it('masks what looks like a secret, wherever it is', () => {
    const changes = {
      parameters: { metadata: { admin_password: 'hunter2', note: 'amqp://bob:hunter2@mq.example', size: 1 } },
      initiator: { user_id: 'u1', user_name: 'Bearer hunter2hunter2' },
      request: { id: 'req-1', path: '/login?token=hunter2' },
    };
    const told = encoded(changes);
    const [envelope, { wire }] = [envelopeOf(told), told.context];
    expect(envelope).to.not.include('hunter2');
    expect(JSON.stringify(wire)).to.not.include('hunter2');
    expect(wire).to.include({ user_id: 'u1', request_id: 'req-1' });
    expect(opened(changes).payload.parameters).to.deep.include({
      metadata: {
        admin_password: '***',
        note: 'amqp://bob:***@mq.example',
        size: 1,
      },
    });
    expect(told.bytes).to.equal(Buffer.byteLength(envelope));
  });

  it('says the state at the call', () => {
    const parameters = { new_size: 20 };
    const told = encoded({ parameters });
    parameters.new_size = 30;
    expect(JSON.parse(envelopeOf(told))).to.have.nested.property('payload.parameters.new_size', 20);
  });
});
