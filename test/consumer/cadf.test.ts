import { expect } from 'chai';
import { toCadf, validateNotification, type CadfEvent } from '../../src/consumer/index.ts';
import {
  notifyAboutFloatingIpAction,
  notifyAboutInstanceAction,
  notifyAboutVolumeAction,
  type RequestContext,
} from '../../src/index.ts';
import { recordNotifications } from '../../src/testing/index.ts';
import { sampleFiles } from '../samples/make.ts';

const alice: RequestContext = {
  ...{ userId: 'u1', userName: 'alice', domainId: 'd1', domainName: 'Default', projectId: 'p1' },
  ...{ requestId: 'req-1', globalRequestId: 'req-2', sessionId: 's1' },
  ...{ remoteAddress: '192.0.2.7', userAgent: 'Firefox' },
};

/** Returns the events of a volume's extension: its start, and its error. */
function extended(context: RequestContext, error: unknown): CadfEvent[] {
  const recorder = recordNotifications();
  const request = recorder.context(context);
  const volume = { id: 'v1', name: 'db', 'os-vol-tenant-attr:tenant_id': 'p2' };
  notifyAboutVolumeAction(request, volume, { action: 'extend', phase: 'start' });
  notifyAboutVolumeAction(request, volume, { action: 'extend', phase: 'error', error });
  return recorder.notifications.map((notification) => toCadf(validateNotification(notification)));
}

const forbidden = Object.assign(new Error('no'), { name: 'Forbidden', statusCode: 403 });

describe('toCadf', () => {
  it('tells who did what to what, in which request, and who saw it', () => {
    const recorder = recordNotifications();
    notifyAboutVolumeAction(
      recorder.context(alice),
      { id: 'v1', name: 'db' },
      { action: 'delete', phase: 'end' },
    );
    const notification = validateNotification(recorder.notifications[0]);
    const event = toCadf(notification);
    const { id, eventTime, observer, ...rest } = event;
    expect(id).to.equal(notification.message_id);
    expect(new Date(eventTime)).to.deep.equal(new Date(notification.timestamp.replace(' ', 'T') + 'Z'));
    expect(eventTime).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
    expect(observer).to.include({ id: notification.publisher_id, typeURI: 'service/dashboard' });
    expect(rest).to.deep.equal({
      typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
      eventType: 'activity',
      name: 'dashboard.volume.delete.end',
      action: 'delete',
      outcome: 'success',
      initiator: {
        typeURI: 'service/security/account/user',
        ...{ id: 'u1', name: 'alice', domain: 'Default', domain_id: 'd1', project_id: 'p1' },
        ...{ request_id: 'req-1', global_request_id: 'req-2' },
        host: { address: '192.0.2.7', agent: 'Firefox' },
        credential: { type: 'session', token: 's1' },
      },
      target: { id: 'v1', typeURI: 'storage/volume', name: 'db' },
      // As pycadf's generate_name_value_tag makes it.
      tags: [`correlation_id?value=${notification.message_id}`],
    });
  });

  it('is pending at the start, and a failure with the HTTP status as its reason at the error', () => {
    const [start, error] = extended(alice, forbidden);
    expect(start).to.include({ action: 'update/extend', outcome: 'pending' });
    expect(start).to.not.have.property('reason');
    expect(error).to.include({ action: 'update/extend', outcome: 'failure' });
    expect(error?.reason).to.deep.equal({ reasonType: 'HTTP', reasonCode: '403' });
  });

  it('joins a start and its error, also of what nobody could name, and no others', () => {
    const recorder = recordNotifications();
    for (const context of [recorder.context(alice), recorder.context(alice)]) {
      notifyAboutFloatingIpAction(context, {}, { action: 'allocate', phase: 'start' });
      notifyAboutFloatingIpAction(context, {}, { action: 'allocate', phase: 'error', error: forbidden });
    }
    const events = recorder.notifications.map((each) => toCadf(validateNotification(each)));
    const [start, error, otherStart, otherError] = events.map(({ tags }) => tags?.join());
    expect(start).to.match(/^correlation_id\?value=[0-9a-f-]{36}$/);
    expect(error).to.equal(start);
    expect(otherError).to.equal(otherStart).and.not.to.equal(start);
    for (const { target } of events)
      expect(target).to.deep.equal({ id: 'unknown', typeURI: 'network/floating_ip' });
  });

  it('has the class of the exception as its reason when no service answered', () => {
    const [, error] = extended(alice, new TypeError('no'));
    expect(error?.reason).to.deep.equal({ reasonType: 'exception', reasonCode: 'TypeError' });
  });

  it('says where the user worked, by what he was let in, and in whose place', () => {
    const [start] = extended(
      {
        ...{
          projectDomainId: 'd2',
          projectDomainName: 'Customer',
          scopeDomainId: 'd3',
          scopeDomainName: 'Scope',
        },
        ...{ systemScope: 'all', applicationCredentialId: 'c1', auditIds: ['a2', 'a1'] },
        ...{ trustId: 't1', trustorUserId: 'u2', trusteeUserId: 'u3' },
      },
      forbidden,
    );
    expect(start?.initiator).to.deep.include({
      ...{ project_domain_id: 'd2', project_domain_name: 'Customer' },
      ...{ scope_domain_id: 'd3', scope_domain_name: 'Scope', system_scope: 'all' },
      ...{ application_credential_id: 'c1', audit_ids: ['a2', 'a1'] },
      ...{ trust_id: 't1', trustor_user_id: 'u2', trustee_user_id: 'u3' },
    });
  });

  it('has an initiator that is unknown when the dashboard knew nobody', () => {
    const [start] = extended({ userId: undefined }, forbidden);
    expect(start?.initiator).to.include({ id: 'unknown', typeURI: 'unknown' });
  });

  const actions = { create: 'create', soft_reboot: 'start/soft_reboot', lock: 'update/lock' } as const;
  for (const [action, named] of Object.entries(actions)) {
    it(`calls an instance's ${action} ${named}`, () => {
      const recorder = recordNotifications();
      const details = { action: action as keyof typeof actions, phase: 'end' } as const;
      notifyAboutInstanceAction(recorder.context(), { name: 'web' }, details);
      const { action: found, target } = toCadf(validateNotification(recorder.notifications[0]));
      expect(found).to.equal(named);
      expect(target).to.deep.equal({ id: 'web', name: 'web', typeURI: 'compute/server' });
    });
  }

  it('names every resource and action of the samples', () => {
    for (const [file, text] of sampleFiles()) {
      const { action, target } = toCadf(validateNotification(JSON.parse(text)));
      expect(action, file).to.match(/^[a-z]+(\/[a-z_0-9]+)?$/);
      expect(target.typeURI, file).to.match(/^[a-z]+(\/[a-z_]+)*$/);
    }
  });
});
