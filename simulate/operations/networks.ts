// The users' operations on networks.
import {
  notifyAboutNetworkAction,
  notifyAboutPortAction,
  notifyAboutRouterAction,
  notifyAboutRouterInterfaceAction,
  notifyAboutSecurityGroupAction,
  notifyAboutSecurityGroupRuleAction,
  notifyAboutSubnetAction,
} from '../../src/index.ts';
import type { Person } from '../cloud/people.ts';
import { newId, publicNetwork } from '../cloud/resources.ts';
import type { Factory, Router } from '../cloud/resources.ts';
import type { Operation } from '../operation.ts';
import { asked, named, unnamed } from './asked.ts';

const networks = { service: 'network', view: 'project/networks' } as const;
const routers = { service: 'network', view: 'project/routers' } as const;
const groups = { service: 'network', view: 'project/security_groups' } as const;

/** Creates a network with a subnet and a port, and a router to the outside: five steps, one after the other. */
export function createNetwork(factory: Factory, owner: Person, name: string): Operation[] {
  const [id, networkId, subnetId, portId, project_id] = [
    newId(factory, owner),
    newId(factory, owner),
    newId(factory, owner),
    newId(factory, owner),
    owner.project.id,
  ];
  const router: Router = { id, name: `${name}-router`, networkId, subnetId, portId };
  const subnet = { id: subnetId, name: `${name}-subnet`, network_id: networkId, cidr: '10.0.0.0/24' };
  const create = { action: 'create', parameters: {} } as const;
  const network = { id: networkId, name: `${name}-net`, status: 'ACTIVE', project_id };
  const port = { id: portId, name: '', network_id: networkId, status: 'DOWN', project_id };
  const added = { id, router_name: router.name, subnet_id: subnetId, project_id };
  return [
    {
      ...{ ...networks, action: 'network.create', takes: 500, answer: network },
      handle: asked(notifyAboutNetworkAction, named(network.name), create),
    },
    {
      ...{ ...networks, action: 'subnet.create', takes: 450, answer: subnet },
      handle: asked(notifyAboutSubnetAction, named(subnet.name), {
        action: 'create',
        parameters: { cidr: subnet.cidr, ip_version: 4, enable_dhcp: true },
      }),
    },
    {
      ...{ ...networks, action: 'port.create', takes: 400, answer: port },
      handle: asked(notifyAboutPortAction, unnamed, {
        action: 'create',
        parameters: { admin_state_up: true },
      }),
    },
    {
      ...{ ...routers, action: 'router.create', takes: 800, answer: { ...router, project_id } },
      handle: asked(notifyAboutRouterAction, named(router.name), {
        action: 'create',
        parameters: { external_network_id: publicNetwork, admin_state_up: true },
      }),
      change: () => void owner.routers.push(router),
    },
    {
      ...{ ...routers, action: 'router_interface.add', takes: 600 },
      handle: asked(notifyAboutRouterInterfaceAction, added, {
        action: 'add',
        parameters: { subnet_id: subnetId },
      }),
    },
  ];
}

/** Deletes them in the reverse order. */
export function deleteNetwork(owner: Person, { id, name, networkId, subnetId, portId }: Router): Operation[] {
  const project_id = owner.project.id;
  const added = { id, router_name: name, subnet_id: subnetId, project_id };
  return [
    {
      ...{ ...routers, action: 'router_interface.remove', takes: 500 },
      handle: asked(notifyAboutRouterInterfaceAction, added, { action: 'remove' }),
    },
    {
      ...{ ...routers, action: 'router.delete', takes: 600 },
      handle: asked(notifyAboutRouterAction, { id, name, project_id }, { action: 'delete' }),
    },
    {
      ...{ ...networks, action: 'port.delete', takes: 300 },
      handle: asked(notifyAboutPortAction, { id: portId, project_id }, { action: 'delete' }),
    },
    {
      ...{ ...networks, action: 'network.delete', takes: 500 },
      handle: asked(notifyAboutNetworkAction, { id: networkId, project_id }, { action: 'delete' }),
      change: () =>
        void owner.routers.splice(
          owner.routers.findIndex((router) => router.id === id),
          1,
        ),
    },
  ];
}

/** Creates a group with a rule. */
export function createSecurityGroup(factory: Factory, owner: Person, name: string): Operation[] {
  const group = { id: newId(factory, owner), name, project_id: owner.project.id };
  const asks = { direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', port_range_min: 443 } as const;
  const rule = { ...asks, port_range_max: 443, security_group_id: group.id };
  return [
    {
      ...{ ...groups, action: 'security_group.create', takes: 400, answer: group },
      handle: asked(notifyAboutSecurityGroupAction, named(name), { action: 'create' }),
    },
    {
      ...{
        ...groups,
        action: 'security_group_rule.create',
        takes: 350,
        answer: { ...rule, id: newId(factory, owner) },
      },
      handle: asked(notifyAboutSecurityGroupRuleAction, unnamed, {
        action: 'create',
        parameters: { direction: 'ingress', ip_protocol: 'tcp', from_port: 443, to_port: 443 },
      }),
    },
  ];
}
