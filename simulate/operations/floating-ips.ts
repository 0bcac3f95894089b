// The users' operations on floating IPs.
import { notifyAboutFloatingIpAction } from '../../src/index.ts';
import type { Holding } from '../answers/usage.ts';
import type { Person } from '../cloud/people.ts';
import {
  newFloatingIp,
  publicNetwork,
  type Factory,
  type FloatingIp,
  type Server,
} from '../cloud/resources.ts';
import type { Operation } from '../operation.ts';
import { asked, unnamed } from './asked.ts';

const common = { service: 'network', view: 'project/floating_ips' } as const;

/** Returns the billed part of the floating IP. */
export function holdingOf({ id, project_id }: FloatingIp, count: 0 | 1 = 1): Holding {
  return { id, projectId: project_id, kind: 'floating_ip', of: 'public', count };
}

export function allocateFloatingIp(factory: Factory, owner: Person): Operation {
  const floatingIp = newFloatingIp(factory, owner);
  const parameters = { pool_id: publicNetwork };
  const handle = asked(notifyAboutFloatingIpAction, unnamed, { action: 'allocate', parameters });
  const change = (): Holding => {
    owner.floatingIps.push(floatingIp);
    return holdingOf(floatingIp);
  };
  return { ...common, action: 'floating_ip.allocate', takes: 650, handle, answer: floatingIp, change };
}

export function associateFloatingIp(floatingIp: FloatingIp, server: Server): Operation {
  const parameters = { instance_id: server.id, port_id: `port-of-${server.id}` };
  const handle = asked(notifyAboutFloatingIpAction, floatingIp, { action: 'associate', parameters });
  const change = (): undefined =>
    void Object.assign(floatingIp, { status: 'ACTIVE', port_id: parameters.port_id });
  return { ...common, action: 'floating_ip.associate', takes: 450, handle, change };
}

export function disassociateFloatingIp(floatingIp: FloatingIp): Operation {
  const handle = asked(notifyAboutFloatingIpAction, floatingIp, { action: 'disassociate' });
  const change = (): undefined => void Object.assign(floatingIp, { status: 'DOWN', port_id: null });
  return { ...common, action: 'floating_ip.disassociate', takes: 400, handle, change };
}

export function releaseFloatingIp(owner: Person, floatingIp: FloatingIp): Operation {
  const handle = asked(notifyAboutFloatingIpAction, floatingIp, { action: 'release' });
  const change = (): Holding => {
    owner.floatingIps.splice(owner.floatingIps.indexOf(floatingIp), 1);
    return holdingOf(floatingIp, 0);
  };
  return { ...common, action: 'floating_ip.release', takes: 400, handle, change };
}
