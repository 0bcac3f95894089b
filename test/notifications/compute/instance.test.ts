import { expect } from 'chai';
import { notifyAboutInstanceAction } from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { novaServer } from '../../samples/compute/instance.ts';

function described(server: object): object {
  const recorder = recordNotifications();
  notifyAboutInstanceAction(recorder.context(), server, { action: 'lock', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

function flavorOf(flavor: unknown): unknown {
  return (described({ id: 'i1', flavor }) as { flavor?: unknown }).flavor;
}

describe('notifyAboutInstanceAction', () => {
  it('picks what it knows of a server as an administrator sees it', () => {
    expect(described(novaServer)).to.deep.equal({
      type: 'instance',
      id: novaServer.id,
      name: 'db-1',
      project_id: novaServer.tenant_id,
      user_id: novaServer.user_id,
      status: 'ACTIVE',
      vm_state: 'active',
      power_state: 'running',
      flavor: { name: 'm1.medium', vcpus: 2, ram: 4096, disk: 40, ephemeral: 0, swap: 0 },
      image_id: novaServer.image.id,
      key_name: 'alice-laptop',
      availability_zone: novaServer['OS-EXT-AZ:availability_zone'],
      host: 'compute-1',
      hypervisor_hostname: 'compute-1.cloud.example',
      addresses: [
        { network: 'private', address: '10.0.0.12', version: 4, type: 'fixed', mac: 'fa:16:3e:5b:11:0c' },
        {
          network: 'private',
          address: '198.51.100.23',
          version: 4,
          type: 'floating',
          mac: 'fa:16:3e:5b:11:0c',
        },
      ],
      security_groups: ['default', 'database'],
      volumes_attached: ['9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11'],
      locked: false,
      created_at: '2026-10-02T08:10:00Z',
      launched_at: '2026-10-02T08:10:42.000000',
    });
  });

  it('takes as little as an id or a name', () => {
    expect(described({ id: 'i1' })).to.deep.equal({ type: 'instance', id: 'i1' });
    expect(described({ name: 'web' })).to.deep.equal({ type: 'instance', name: 'web' });
    expect(described({ id: 7, name: '' })).to.deep.equal({ type: 'instance', id: '7' });
  });

  it('knows a flavor as a link, and embedded since microversion 2.47', () => {
    expect(flavorOf({ id: '3', links: [{ rel: 'bookmark', href: 'x' }] })).to.deep.equal({ id: '3' });
    expect(
      flavorOf({ original_name: 'm1', ram: 512, vcpus: 1, disk: 0, extra_specs: { a: 'b' } }),
    ).to.deep.equal({
      name: 'm1',
      ram: 512,
      vcpus: 1,
      disk: 0,
    });
    expect(flavorOf(undefined)).to.equal(undefined);
    expect(flavorOf(null)).to.equal(undefined);
  });

  it('knows an image by its id, and none when it boots from a volume', () => {
    expect(described({ id: 'i1', image: { id: 'im1', links: [] } })).to.include({ image_id: 'im1' });
    for (const image of ['', null, undefined, {}])
      expect(described({ id: 'i1', image })).to.not.have.property('image_id');
  });

  it('names the power state', () => {
    const states = [0, 1, 3, 4, 6, 7, 2, 99, null, '4'].map(
      (state) =>
        (described({ id: 'i1', 'OS-EXT-STS:power_state': state }) as { power_state?: string }).power_state,
    );
    const none = undefined;
    expect(states).to.deep.equal([
      'pending',
      'running',
      'paused',
      'shutdown',
      'crashed',
      'suspended',
      none,
      none,
      none,
      'shutdown',
    ]);
  });

  it('tells the states of one that is being changed', () => {
    const server = {
      id: 'i1',
      status: 'RESIZE',
      'OS-EXT-STS:task_state': 'resize_prep',
      'OS-EXT-STS:vm_state': 'active',
    };
    expect(described(server)).to.include({ status: 'RESIZE', task_state: 'resize_prep', vm_state: 'active' });
  });

  it('knows addresses of both versions, and needs no extension', () => {
    const addresses = {
      net: [{ addr: '2001:db8::1', version: 6 }, { addr: '10.0.0.1' }, { version: 4 }, null],
      empty: [],
    };
    expect(described({ id: 'i1', addresses })).to.have.deep.property('addresses', [
      { network: 'net', address: '2001:db8::1', version: 6 },
      { network: 'net', address: '10.0.0.1', version: 4 },
    ]);
    expect(described({ id: 'i1', addresses: {} })).to.not.have.property('addresses');
  });

  it('picks nothing that it does not know', () => {
    const server = {
      id: 'i1',
      adminPass: 'hunter2',
      user_data: 'hunter2',
      accessIPv4: 'hunter2',
      metadata: { note: 'hunter2' },
      personality: ['hunter2'],
      flavor: { original_name: 'm1', extra_specs: { note: 'hunter2' } },
      image: { id: 'im1', properties: { note: 'hunter2' } },
      addresses: { net: [{ addr: '10.0.0.1', note: 'hunter2' }] },
    };
    expect(JSON.stringify(described(server))).to.not.include('hunter2');
  });

  it('tells of a create what was asked for, and the id as soon as there is one', () => {
    const recorder = recordNotifications();
    const context = recorder.context();
    const parameters = {
      count: 1,
      flavor_id: '3',
      block_device_mapping: [{ volume_id: 'v1', secret: 'hunter2' }],
    };
    notifyAboutInstanceAction(context, { name: 'web' }, { action: 'create', phase: 'start', parameters });
    notifyAboutInstanceAction(
      context,
      { id: 'i1', name: 'web' },
      { action: 'create', phase: 'end', parameters },
    );
    const [start, end] = recorder.notifications.map(({ payload }) => payload);
    expect(start?.resource).to.deep.equal({ type: 'instance', name: 'web' });
    expect(end?.resource).to.deep.equal({ type: 'instance', id: 'i1', name: 'web' });
    expect(end).to.have.property('duration');
    expect(end?.parameters).to.deep.equal({
      count: 1,
      flavor_id: '3',
      block_device_mapping: [{ volume_id: 'v1' }],
    });
    expect(recorder.unfinished()).to.deep.equal([]);
  });
});
