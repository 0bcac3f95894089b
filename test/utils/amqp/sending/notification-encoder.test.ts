// Compares our bytes on the wire with oslo.messaging's own (golden/), section by section.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { notifyAboutVolumeAction, type RequestContext } from '../../../../src/index.ts';
import { NotificationEncoder } from '../../../../src/utils/amqp/sending/notification-encoder.ts';
import type { Form } from '../../../../src/utils/api/options.ts';
import { loadRhea } from '../../../../src/utils/amqp/connection/rhea.ts';
import { dataOf, decodeMessage } from '../../../../src/utils/amqp/connection/rhea-message.ts';
import { envelopeOf, type EncodedNotification } from '../../../../src/utils/notification/envelope.ts';
import { openBench } from '../../../notifier.ts';
import { readSections, type Section } from '../sections.ts';

await loadRhea();

type Json = Readonly<Record<string, unknown>>;

interface Golden {
  readonly sections: readonly { readonly section: string; readonly fields?: Section['fields'] }[];
  readonly bytes: string;
}

const contextKeys = [
  'user',
  'user_id',
  'project',
  'domain',
  'user_domain',
  'project_domain',
  'project_id',
  'tenant',
  'tenant_id',
  'user_name',
  'project_name',
  'domain_id',
  'user_domain_id',
  'project_domain_id',
  'roles',
  'is_admin',
  'request_id',
  'global_request_id',
];
const alice = {
  requestId: 'req-1',
  globalRequestId: 'req-0',
  userId: 'u1',
  userName: 'alice',
  projectId: 'p1',
  projectName: 'web',
  domainId: 'd1',
  projectDomainId: 'd2',
  scopeDomainId: 'd3',
  roles: ['member'],
  isAdmin: false,
};

function golden(name: string): Golden {
  return JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../../golden', `${name}.json`), 'utf8'),
  ) as Golden;
}

function sectionsOf(name: string): Section[] {
  return readSections(Buffer.from(golden(name).bytes, 'hex'));
}

function encoded(phase: 'end' | 'error', context: RequestContext = alice): EncodedNotification {
  const { notifier, sent } = openBench();
  const failed = phase === 'error' ? { phase, error: new Error('nö') } : { phase };
  notifyAboutVolumeAction({ ...context, notifier }, { id: 'v1' }, { action: 'delete', ...failed });
  return sent[0]?.encoded ?? expect.fail('it was not sent');
}

function ours(form: Form, phase: 'end' | 'error' = 'end', context?: RequestContext, ttl?: number): Section[] {
  return readSections(new NotificationEncoder(form, ttl).encode(encoded(phase, context)));
}

function find(sections: readonly Section[], name: string): Section {
  return sections.find(({ section }) => section === name) ?? expect.fail(`there is no section ${name}`);
}

/** Returns the JSON of the body, and the notification inside its envelope. */
function opened(sections: readonly Section[]): { body: Json; message: Json } {
  const body = JSON.parse(String(sections.at(-1)?.body?.value)) as Json;
  const envelope = (body['request'] ?? body) as Json;
  expect(envelope['oslo.version']).to.equal('2.0');
  expect(Object.keys(envelope)).to.have.members(['oslo.version', 'oslo.message']);
  return { body, message: JSON.parse(envelope['oslo.message'] as string) as Json };
}

function isContext(key: string): boolean {
  return key.startsWith('_context_');
}

describe('the captured messages', () => {
  for (const name of ['rabbit.info', 'amqp1.info', 'amqp1.error', 'amqp1.empty-context', 'amqp1.vhost']) {
    it(`are read as they were captured: ${name}`, () => {
      const captured = golden(name).sections;
      const read = sectionsOf(name);
      expect(read.map(({ section }) => section)).to.deep.equal(captured.map(({ section }) => section));
      for (const [at, { fields = {} }] of captured.entries())
        expect(read[at]?.fields).to.deep.include(fields);
    });
  }
});

for (const form of ['rabbit', 'amqp1'] as const) {
  describe(`the form ${form}`, () => {
    const theirs = sectionsOf(`${form}.info`);

    it('has the sections that oslo sends, and application properties for brokers that filter', () => {
      const kinds = ours(form).map(({ section }) => section);
      expect(kinds).to.deep.equal(['header', 'properties', 'application-properties', theirs.at(-1)?.section]);
      expect(ours(form).at(-1)?.body?.type).to.equal(theirs.at(-1)?.body?.type);
    });

    it('is durable', () => {
      expect(find(ours(form), 'header').fields['durable']).to.deep.equal({ type: 'boolean', value: true });
      expect(find(ours(form), 'header').fields['ttl']).to.equal(null);
    });

    it('has a ttl when there is one', () => {
      const header = find(ours(form, 'end', alice, 60_000), 'header');
      expect(header.fields['ttl']).to.deep.equal({ type: 'uint', value: 60_000 });
    });

    it('has properties that say what it is', () => {
      const told = encoded('end');
      const { messageId, time } = told;
      const { fields } = find(ours(form), 'properties');
      expect(fields['message-id']).to.deep.equal({ type: 'string', value: messageId });
      expect(messageId).to.equal((JSON.parse(envelopeOf(told)) as Json)['message_id']);
      expect(fields['subject']).to.deep.equal({ type: 'string', value: 'dashboard.volume.delete.end' });
      expect(fields['creation-time']).to.deep.equal({ type: 'timestamp', value: time });
      const additions = ['message-id', 'subject', 'creation-time'];
      const rest = Object.keys(fields).filter((name) => !additions.includes(name) && name !== 'to');
      const golden = find(theirs, 'properties').fields;
      for (const name of rest) expect(fields[name] ?? null, name).to.deep.equal(golden[name] ?? null);
    });

    it('has application properties to filter by', () => {
      const text = (value: string): object => ({ type: 'string', value });
      expect(find(ours(form, 'error'), 'application-properties').fields).to.deep.equal({
        event_type: text('dashboard.volume.delete.error'),
        priority: text('ERROR'),
        publisher_id: text('horizon.test'),
        version: text('1.0'),
      });
    });

    it('has the trace of the request beside them, and not in the message', () => {
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const sections = ours(form, 'end', { ...alice, traceparent, tracestate: 'congo=t61' });
      expect(find(sections, 'application-properties').fields).to.deep.include({
        traceparent: { type: 'string', value: traceparent },
        tracestate: { type: 'string', value: 'congo=t61' },
      });
      expect(JSON.stringify(opened(sections)))
        .to.not.include('trace')
        .and.not.include('congo');
    });

    it("has oslo's members around and inside the message", () => {
      const [mine, golden] = [opened(ours(form)), opened(theirs)];
      expect(Object.keys(mine.body)).to.have.members(Object.keys(golden.body));
      const keys = ({ message }: { message: Json }): string[] =>
        Object.keys(message).filter((key) => !isContext(key));
      expect(keys(mine)).to.have.members(keys(golden));
    });

    it('writes priority, time and ids as oslo does', () => {
      const errors = form === 'amqp1' ? [opened(sectionsOf('amqp1.error'))] : [];
      for (const { message } of [
        opened(theirs),
        opened(ours(form)),
        opened(ours(form, 'error')),
        ...errors,
      ]) {
        expect(message['priority']).to.match(/^(INFO|ERROR)$/);
        expect(message['timestamp']).to.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
        expect(message['publisher_id']).to.match(/^[^.]+\..+$/);
        expect(message['message_id']).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      }
      expect(opened(ours(form, 'error')).message['priority']).to.equal('ERROR');
    });

    it('is the same when it is sent again', () => {
      const [once, encoder] = [encoded('error'), new NotificationEncoder(form, 5)];
      const first = Buffer.from(encoder.encode(once));
      expect(encoder.encode(once).equals(first)).to.equal(true);
    });

    it('is what rhea reads', () => {
      const { body, subject, durable } = decodeMessage(
        new NotificationEncoder(form, undefined).encode(encoded('error')),
      );
      const text = form === 'rabbit' ? dataOf(body)?.toString('utf8') : body;
      expect(JSON.parse(text as string)).to.deep.equal(opened(ours(form, 'error')).body);
      expect({ subject, durable }).to.deep.equal({ subject: 'dashboard.volume.delete.error', durable: true });
    });
  });
}

describe('the form rabbit', () => {
  it('says in symbols what it is', () => {
    const { fields } = find(ours('rabbit'), 'properties');
    expect(fields['content-type']).to.deep.equal({ type: 'symbol', value: 'application/json' });
    expect(fields['content-encoding']).to.deep.equal({ type: 'symbol', value: 'utf-8' });
  });

  it('has a _unique_id of 32 hex digits, new for each notification', () => {
    for (const sections of [sectionsOf('rabbit.info'), ours('rabbit')]) {
      expect(opened(sections).message['_unique_id']).to.match(/^[0-9a-f]{32}$/);
    }
    const { message } = opened(ours('rabbit'));
    expect(message['_unique_id']).to.equal((message['message_id'] as string).replaceAll('-', ''));
  });

  it('has the context inside the message, in every spelling', () => {
    const keysOf = (sections: Section[]): string[] => Object.keys(opened(sections).message).filter(isContext);
    const keys = keysOf(ours('rabbit'));
    expect(keys).to.have.members(contextKeys.map((key) => `_context_${key}`));
    expect(keys).to.include.members(keysOf(sectionsOf('rabbit.info')));
    expect(opened(ours('rabbit')).message).to.deep.include({
      _context_tenant: 'p1',
      _context_roles: ['member'],
    });
    expect(keysOf(ours('rabbit', 'end', {}))).to.deep.equal([]);
  });
});

describe('the form amqp1', () => {
  it('has the context beside the message, in every spelling', () => {
    const context = opened(ours('amqp1')).body['context'] as Json;
    expect(Object.keys(context)).to.have.members(contextKeys);
    expect(Object.keys(context)).to.include.members(
      Object.keys(opened(sectionsOf('amqp1.info')).body['context'] as Json),
    );
    expect(context).to.deep.include({ request_id: 'req-1', user: 'u1', is_admin: false });
  });

  it('has an empty context when nothing is known, never null', () => {
    const empty = opened(ours('amqp1', 'end', {})).body['context'];
    expect(empty).to.deep.equal(opened(sectionsOf('amqp1.empty-context')).body['context']);
    expect(empty).to.deep.equal({});
  });
});
