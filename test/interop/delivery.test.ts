import { hostname } from 'node:os';
import { expect } from 'chai';
import { validateNotification } from '../../src/consumer/index.ts';
import { recordNotifications } from '../../src/testing/index.ts';
import type { NotifierStats } from '../../src/index.ts';
import type { OsloNotification } from './peers/oslo.ts';
import { setUps } from './setups.ts';
import type { SetUp } from './setups.ts';
import { openOwn, request, tellEverything } from './telling.ts';

const RECEIVE_MS = 15_000;
const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/;

const CONTEXT = {
  request_id: request.requestId,
  global_request_id: request.globalRequestId,
  user: request.userId,
  user_id: request.userId,
  user_name: request.userName,
  project: request.projectId,
  project_id: request.projectId,
  project_name: request.projectName,
  tenant: request.projectId,
  tenant_id: request.projectId,
  user_domain: request.domainId,
  user_domain_id: request.domainId,
  user_domain_name: request.domainName,
  project_domain: request.projectDomainId,
  project_domain_id: request.projectDomainId,
  project_domain_name: request.projectDomainName,
  roles: request.roles,
  is_admin: request.isAdmin,
};

interface Round {
  readonly heard: readonly OsloNotification[];
  readonly stats: NotifierStats;
  readonly flushed: boolean;
  readonly closed: boolean;
}

/** Emits and receives everything once, with only the URL set. */
async function tellAndListen({ broker, listen }: SetUp): Promise<Round> {
  await using listener = await listen();
  await using notifier = openOwn({ url: (await broker()).url });
  tellEverything(notifier);
  const flushed = await notifier.flush();
  const heard = await listener.waitFor(9, RECEIVE_MS);
  return { heard, flushed, stats: notifier.stats(), closed: await notifier.close() };
}

/** Returns the notifications of the same calls from a recorder in memory. */
function told() {
  const recorder = recordNotifications();
  tellEverything(recorder);
  return recorder.notifications;
}

function withoutItsOwn(payload: object) {
  const own = ['started_at', 'duration', 'operation_id'];
  return Object.fromEntries(Object.entries(payload).filter(([member]) => !own.includes(member)));
}

function sorted<T extends { readonly event_type: string }>(notifications: readonly T[]): T[] {
  return notifications.toSorted((a, b) => (a.event_type < b.event_type ? -1 : 1));
}

// The `rabbit://` driver of oslo.messaging adds a member of its own.
function withoutOslos(ctxt: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(ctxt).filter(([member]) => member !== 'client_timeout'));
}

const priorityOf = (eventType: string) => (eventType.endsWith('.error') ? 'error' : 'info');

for (const setUp of setUps) {
  describe(`what is told to ${setUp.name}`, () => {
    let round: Round;
    before(async () => {
      round = await tellAndListen(setUp);
    });

    it('arrives once, a start, an end and an error of each resource', () => {
      expect(sorted(round.heard).map((each) => each.event_type)).to.deep.equal([
        'dashboard.instance.resize.end',
        'dashboard.instance.resize.error',
        'dashboard.instance.resize.start',
        'dashboard.session.switch_project.end',
        'dashboard.session.switch_project.error',
        'dashboard.session.switch_project.start',
        'dashboard.volume.extend.end',
        'dashboard.volume.extend.error',
        'dashboard.volume.extend.start',
      ]);
    });

    it('reaches the endpoint of its priority: error for an error, info for the others', () => {
      for (const each of round.heard)
        expect(each.priority, each.event_type).to.equal(priorityOf(each.event_type));
    });

    it('says who published it, with a message id and a time of its own', () => {
      for (const { publisher_id, metadata } of round.heard) {
        expect(publisher_id).to.equal(`horizon.${hostname()}`);
        expect(metadata).to.have.all.keys('message_id', 'timestamp');
        expect(metadata.message_id).to.match(UUID_4);
        expect(metadata.timestamp).to.match(TIMESTAMP);
      }
      expect(new Set(round.heard.map(({ metadata }) => metadata.message_id)).size).to.equal(9);
    });

    it('comes with the whole request context, in every spelling that consumers read', () => {
      for (const { ctxt } of round.heard) expect(withoutOslos(ctxt)).to.deep.equal(CONTEXT);
    });

    it('has the payload that a recorder in memory sees of the same calls', () => {
      const payloads = (list: readonly { event_type: string; payload: object }[]) =>
        sorted(list).map(({ payload }) => withoutItsOwn(payload));
      expect(payloads(round.heard)).to.deep.equal(payloads(told()));
    });

    it('has one operation in a start and its end', () => {
      for (const action of ['instance.resize', 'session.switch_project', 'volume.extend']) {
        const [end, start] = ['end', 'start'].map((phase) =>
          round.heard.find((each) => each.event_type === `dashboard.${action}.${phase}`),
        );
        expect(end?.payload).to.have.property('operation_id', start?.metadata.message_id);
      }
    });

    it('fits the published schemas', () => {
      for (const { publisher_id, event_type, priority, payload, metadata } of round.heard) {
        const envelope = { ...metadata, publisher_id, event_type, payload };
        validateNotification({ ...envelope, priority: priority.toUpperCase() });
      }
    });

    it('is counted as accepted, and lets the notifier flush and close', () => {
      const { stats, flushed, closed } = round;
      expect(stats).to.include({ emitted: 9, accepted: 9, pending: 0 });
      expect(Object.values(stats.lost)).to.deep.equal(Object.values(stats.lost).map(() => 0));
      expect({ flushed, closed }).to.deep.equal({ flushed: true, closed: true });
    });
  });
}
