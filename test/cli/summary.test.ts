// Users and resources in the notifications of other services.
import { expect } from 'chai';
import { summaryOf } from '../../src/cli/summary.ts';

type Row = readonly [eventType: string, payload: object, resource: readonly string[], type: string];

const rows: readonly Row[] = [
  ['compute.instance.create.end', { instance_id: 'i1', display_name: 'web' }, ['web', 'i1'], 'instance'],
  [
    'instance.create.end',
    { 'nova_object.data': { uuid: 'i1', display_name: 'web' } },
    ['web', 'i1'],
    'instance',
  ],
  ['compute_task.rebuild_server', { instance_uuid: 'i1' }, ['i1'], 'compute_task'],
  ['compute.instance.volume.attach', { instance_id: 'i1', volume_id: 'v1' }, ['i1', 'v1'], 'instance'],
  [
    'aggregate.create.end',
    { 'nova_object.data': { uuid: 'a1', name: 'ssd', id: 3 } },
    ['ssd', 'a1', '3'],
    'aggregate',
  ],
  ['keypair.import.end', { tenant_id: 'p', key_name: 'mine' }, ['mine'], 'keypair'],
  ['volume.create.end', { volume_id: 'v1', display_name: 'data' }, ['data', 'v1'], 'volume'],
  [
    'snapshot.create.end',
    { snapshot_id: 's1', volume_id: 'v1', display_name: 'daily' },
    ['daily', 's1'],
    'snapshot',
  ],
  ['port.create.end', { port: { id: 'n1', name: 'eth0' } }, ['eth0', 'n1'], 'port'],
  ['port.create.end', { ports: [{ id: 'n1' }, { id: 'n2' }] }, ['n1', 'n2'], 'port'],
  ['port.delete.end', { port_id: 'n1' }, ['n1'], 'port'],
  ['network.update.start', { network: { name: 'front' }, id: 'w1' }, ['front', 'w1'], 'network'],
  ['security_group_rule.create.end', { security_group_rule: { id: 'r1' } }, ['r1'], 'security_group_rule'],
  ['router.interface.create', { router_interface: { id: 'r1', port_id: 'n1' } }, ['r1'], 'router_interface'],
  ['floatingip.delete.end', { floatingip_id: 'f1' }, ['f1'], 'floatingip'],
  ['octavia.loadbalancer.create.end', { loadbalancer_id: 'l1', name: 'lb' }, ['lb', 'l1'], 'loadbalancer'],
  ['octavia.loadbalancer.update.end', { id: 'l1', name: 'lb' }, ['lb', 'l1'], 'loadbalancer'],
  [
    'baremetal.node.power_set.end',
    { 'ironic_object.data': { uuid: 'm1', name: 'rack' } },
    ['rack', 'm1'],
    'node',
  ],
  ['image.update', { id: 'g1', name: 'cirros' }, ['cirros', 'g1'], 'image'],
  [
    'orchestration.stack.create.end',
    { stack_name: 'web', stack_identity: 'arn:openstack:heat::t:stacks/web/k1' },
    ['web', 'k1'],
    'stack',
  ],
  ['trove.instance.create', { instance_id: 'd1', name: 'db' }, ['db', 'd1'], 'instance'],
  ['share.create.start', { share_id: 'h1' }, ['h1'], 'share'],
  ['dns.zone.create', { id: 'z1', name: 'example.org.' }, ['example.org.', 'z1'], 'zone'],
  ['identity.user.created', { resource_info: 'u9', target: { id: 'u9' } }, ['u9'], 'user'],
  ['audit.http.response', { target: { id: 't1', name: 'nova' } }, ['nova', 't1'], 'http'],
  ['x', { port: null, resource_info: {} }, [], 'x'],
];

type WhoRow = readonly [
  what: string,
  payload: object,
  context: object,
  user: readonly string[],
  project: readonly string[],
];

const people: readonly WhoRow[] = [
  ['CADF', { initiator: { id: 'u7', username: 'carol', project_id: 'p1' } }, {}, ['carol', 'u7'], ['p1']],
  [
    'CADF without a name',
    { initiator: { id: 'u7' } },
    { user_id: 'u7', user_name: 'carol', project_id: 'p1' },
    ['carol', 'u7'],
    ['p1'],
  ],
  [
    'CADF of another than the context',
    { initiator: { id: 'u8' } },
    { user_id: 'u7', user_name: 'carol' },
    ['u8'],
    [],
  ],
  [
    'keystonemiddleware',
    { initiator: { id: 'u7', name: 'carol', project_id: 'p1' } },
    {},
    ['carol', 'u7'],
    ['p1'],
  ],
  ['an old context', {}, { user: 'u7', tenant: 'p1' }, ['u7'], ['p1']],
  [
    'a context of all names',
    {},
    { user: 'u7', user_id: 'u7', user_name: 'carol', tenant_id: 'p1', tenant: 'p1', project_name: 'web' },
    ['carol', 'u7'],
    ['web', 'p1'],
  ],
  [
    "Heat's context",
    {},
    { username: 'carol', user_id: 'u7', tenant: 'web', tenant_id: 'p1' },
    ['carol', 'u7'],
    ['web', 'p1'],
  ],
  [
    'an owner, where nobody else is named',
    { 'nova_object.data': { user_id: 'u7', project_id: 'p1' } },
    {},
    ['u7'],
    ['p1'],
  ],
  [
    'who did it, and not the owner',
    { user_id: 'u7', tenant_id: 'p1' },
    { user_id: 'admin', project_id: 'p0' },
    ['admin'],
    ['p0'],
  ],
  ['Glance', { owner: 'p1' }, {}, [], ['p1']],
  ['nobody', { initiator: 'x' }, { user: null }, [], []],
];

describe('who did what in a notification of another service', () => {
  for (const [eventType, payload, resource, type] of rows) {
    it(`is ${resource.join(', ')} in ${eventType} of ${Object.keys(payload).join(', ')}`, () => {
      const told = summaryOf({ notification: { event_type: eventType, payload }, context: {} });
      expect({ resource: told.resource, type: told.type }).to.deep.equal({ resource, type });
    });
  }

  for (const [what, payload, context, user, project] of people) {
    it(`is told by ${what}`, () => {
      const told = summaryOf({
        notification: { event_type: 'x.y', payload },
        context: context as Record<string, unknown>,
      });
      expect({ user: told.user, project: told.project }).to.deep.equal({ user, project });
    });
  }
});
