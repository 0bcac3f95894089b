// Other messages on the same topic, and broken ones.
import type { Random } from '../random.ts';

/** Returns a notification of another service, in that service's format. */
export function ofOtherService(random: Random): string {
  const [publisher_id, event_type, payload] = random.pick(others);
  const notification = {
    message_id: random.uuid(),
    publisher_id,
    event_type,
    priority: 'INFO',
    timestamp: '2026-11-18 10:00:00.000000',
    payload,
  };
  return JSON.stringify({ notification, context: {} });
}

const nova = {
  'nova_object.name': 'InstanceCreatePayload',
  'nova_object.namespace': 'nova',
  'nova_object.version': '1.12',
  'nova_object.data': { uuid: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b', state: 'active' },
};

const keystone = {
  typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
  eventType: 'activity',
  action: 'authenticate',
  outcome: 'success',
  initiator: { typeURI: 'service/security/account/user', id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60' },
};

const cinder = { volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11', size: 10, status: 'available' };

const others: readonly [Other, Other, Other] = [
  ['nova-compute:compute-1', 'instance.create.end', nova],
  ['identity.keystone-1', 'identity.authenticate', keystone],
  ['volume.storage-1', 'volume.create.end', cinder],
];

type Other = readonly [publisherId: string, eventType: string, payload: object];

/** Returns text that is not JSON, or JSON that is not a notification. */
export function broken(random: Random): string {
  return random.pick([
    '{"notification": {"event_type": oops}}',
    'Traceback (most recent call last):',
    '{}',
    '[1, 2]',
    'null',
    '\u0000\u0001',
  ]);
}

/** Returns 10 MB in one line. */
export function longLine(): string {
  const payload = { padding: 'x'.repeat(10_000_000) };
  return JSON.stringify({ notification: { event_type: 'dashboard.volume.create.end', payload } });
}
