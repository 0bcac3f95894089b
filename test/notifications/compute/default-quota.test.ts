import { expect } from 'chai';
import { notifyAboutDefaultQuotaAction } from '../../../src/notifications/compute/default-quota.ts';
import { notifyAboutProjectQuotaAction } from '../../../src/notifications/compute/project-quota.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

describe('the quotas', () => {
  it('are those of the default class when nothing names another', () => {
    const recorder = recordNotifications();
    const details = { action: 'update', phase: 'end' } as const;
    notifyAboutDefaultQuotaAction(recorder.context(), {}, details);
    notifyAboutDefaultQuotaAction(recorder.context(), { id: 'gold' }, details);
    expect(recorder.lost).to.deep.equal([]);
    expect(recorder.notifications.map(({ payload }) => payload.resource)).to.deep.equal([
      { type: 'default_quota', id: 'default' },
      { type: 'default_quota', id: 'gold' },
    ]);
  });

  it('are read from what answers GET and PUT of a quota class', () => {
    const recorder = recordNotifications();
    const answers = [
      { quota_class_set: { id: 'default', cores: 20, instances: 10 } },
      { quota_class_set: { cores: 20, instances: 10 } },
      { id: 'default', cores: 20, instances: 10 },
      { cores: 20, instances: '10', volumes: null },
    ];
    for (const answer of answers)
      notifyAboutDefaultQuotaAction(recorder.context(), answer, { action: 'update', phase: 'end' });
    const limits = { cores: 20, instances: 10 };
    expect(recorder.notifications.map(({ payload }) => payload.resource)).to.deep.equal(
      answers.map(() => ({ type: 'default_quota', id: 'default', limits })),
    );
  });

  it('tell a limit of -1, and limits that are written as text', () => {
    const recorder = recordNotifications();
    const quota = { id: 'p1', volumes: -1, gigabytes: '1000', gigabytes_ssd: 5, snapshots: null };
    const parameters = { service: 'volume', limits: { volumes: 10, gigabytes: -1 } };
    notifyAboutProjectQuotaAction(recorder.context(), quota, { action: 'update', phase: 'end', parameters });
    expect(recorder.lost).to.deep.equal([]);
    expect(recorder.notifications[0]?.payload).to.deep.include({
      parameters,
      resource: {
        type: 'project_quota',
        id: 'p1',
        project_id: 'p1',
        limits: { volumes: -1, gigabytes: 1000 },
      },
    });
  });
});
