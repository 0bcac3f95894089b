import { expect } from 'chai';
import { notifyAboutProjectQuotaAction } from '../../../src/notifications/compute/project-quota.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(quota: object): object {
  const recorder = recordNotifications();
  const context = recorder.context({ projectId: 'own' });
  notifyAboutProjectQuotaAction(context, quota, { action: 'update', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

// From nova/doc/api_samples/os-quota-sets, cinder/api-ref samples/quota_sets and Neutron's api-ref, shortened.
describe('notifyAboutProjectQuotaAction', () => {
  const used = (limit: number, name = 'in_use'): object => ({ limit, [name]: 3, reserved: 0 });
  const nova = { cores: 40, instances: 10, ram: 51200, key_pairs: 100, server_groups: 10 };
  const cinder = { volumes: 10, snapshots: -1, gigabytes: 1000, gigabytes_ssd: 5, per_volume_gigabytes: -1 };
  const neutron = { network: 10, subnet: -1, port: 50, floatingip: 50, security_group: 10, subnetpool: -1 };
  const [cores, volumes, network] = [
    nova,
    { volumes: 10, snapshots: -1, gigabytes: 1000 },
    { network: 10, subnet: -1, port: 50, floatingip: 50, security_group: 10 },
  ];
  const detailed = (quotas: Record<string, number>, name?: string): object =>
    Object.fromEntries(Object.entries(quotas).map(([each, limit]) => [each, used(limit, name)]));

  const table: [what: string, quota: object, limits: object][] = [
    ['GET of Nova', { quota_set: { id: 'p1', ...nova } }, cores],
    ['GET of Nova, bare', { id: 'p1', ...nova }, cores],
    ['PUT of Nova', { project_id: 'p1', quota_set: nova }, cores],
    ['PUT of Nova, bare', { ...nova, project_id: 'p1' }, cores],
    ['GET …/detail of Nova', { quota_set: { id: 'p1', ...detailed(nova) } }, cores],
    ['GET …/detail of Nova, bare', { id: 'p1', ...detailed(nova) }, cores],
    ['GET …/defaults of Nova', { quota_set: { id: 'p1', ...nova } }, cores],
    ['GET of Cinder', { quota_set: { id: 'p1', ...cinder } }, volumes],
    ['GET …?usage=true of Cinder', { quota_set: { id: 'p1', ...detailed(cinder) } }, volumes],
    ['PUT of Cinder', { id: 'p1', quota_set: cinder }, volumes],
    ['GET of Neutron', { quota: neutron, project_id: 'p1' }, network],
    ['GET of Neutron, of a list', { ...neutron, tenant_id: 'p1', project_id: 'p1' }, network],
    ['GET of Neutron, of a list, wrapped', { quota: { ...neutron, tenant_id: 'p1' } }, network],
    ['GET …/details of Neutron', { project_id: 'p1', quota: detailed(neutron, 'used') }, network],
  ];
  for (const [what, quota, limits] of table) {
    it(`reads what answers ${what}`, () => {
      expect(described(quota)).to.deep.equal({ type: 'project_quota', id: 'p1', project_id: 'p1', limits });
    });
  }

  it('never takes the project of the user for the one whose quotas they are', () => {
    const recorder = recordNotifications();
    const context = recorder.context({ projectId: 'own' });
    notifyAboutProjectQuotaAction(context, { quota_set: nova }, { action: 'update', phase: 'end' });
    expect(recorder.lost.map(({ reason }) => reason)).to.deep.equal(['invalid']);
  });

  it('has no limit of what is none', () => {
    const quota = { id: 'p1', cores: { in_use: 3 }, ram: { limit: null }, instances: 'many', volumes: [1] };
    expect(described(quota)).to.deep.equal({ type: 'project_quota', id: 'p1', project_id: 'p1' });
  });
});
