import { expect } from 'chai';
import {
  notifyAboutFloatingIpAction,
  notifyAboutKeypairAction,
  notifyAboutRoleAssignmentAction,
  notifyAboutVolumeAction,
} from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { sampled } from '../../samples/index.ts';

describe('a resource inside of a body', () => {
  for (const { path, notify, resource, parameters } of sampled) {
    const [action = ''] = Object.keys(parameters);

    it(`is told of ${path} as it is without one`, () => {
      const recorder = recordNotifications();
      const context = recorder.context();
      for (const given of [resource, { body: resource }])
        (notify as (...all: object[]) => void)(context, given, { action, phase: 'end' });
      expect(recorder.lost).to.deep.equal([]);
      const [bare, wrapped] = recorder.notifications;
      if (!unknownInside.has(path)) expect(wrapped?.payload.resource).to.deep.equal(bare?.payload.resource);
    });
  }

  it('is the least that an API gives', () => {
    const recorder = recordNotifications();
    const context = recorder.context();
    notifyAboutKeypairAction(context, { keypair: { name: 'laptop' } }, { action: 'delete', phase: 'end' });
    notifyAboutVolumeAction(context, { volume: { id: 'v1', size: 1 } }, { action: 'create', phase: 'end' });
    expect(recorder.notifications.map(({ payload }) => payload.resource)).to.deep.equal([
      { type: 'keypair', name: 'laptop' },
      { type: 'volume', id: 'v1', size: 1 },
    ]);
  });

  it('is no list, no part of an object that says what it is, and nothing that says less', () => {
    const recorder = recordNotifications();
    const context = recorder.context();
    const start = { action: 'create', phase: 'start' } as const;
    notifyAboutVolumeAction(context, { volumes: [{ id: 'v1' }] }, start);
    notifyAboutVolumeAction(context, { volume: { size: 1 } }, start);
    notifyAboutVolumeAction(context, { volume: { id: 'v1' }, image: { id: 'i1' } }, start);
    notifyAboutVolumeAction(context, { id: 'v2', volume: { id: 'v1' } }, start);
    notifyAboutFloatingIpAction(
      context,
      { floating_network_id: 'n1' },
      { action: 'allocate', phase: 'start' },
    );
    notifyAboutRoleAssignmentAction(
      context,
      { role: { id: 'r1' }, user: { id: 'u1' }, scope: { project: { id: 'p1' } } },
      { action: 'grant', phase: 'end' },
    );
    const resources = recorder.notifications.map(({ payload }) => payload.resource);
    expect(resources.slice(0, 5)).to.deep.equal([
      { type: 'volume' },
      { type: 'volume' },
      { type: 'volume' },
      { type: 'volume', id: 'v2' },
      { type: 'floating_ip', floating_network_id: 'n1' },
    ]);
    expect(resources[5]).to.include({ id: 'r1', user_id: 'u1', project_id: 'p1' });
  });
});

// The context identifies them, or there is only one: callers need not name them.
const unknownInside = new Set([
  'session/session',
  'session/usage-report',
  'session/user-settings',
  'compute/default-quota',
]);
