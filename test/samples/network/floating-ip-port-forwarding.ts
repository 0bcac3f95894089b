import { notifyAboutFloatingIpPortForwardingAction } from '../../../src/notifications/network/floating-ip-port-forwarding.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/floatingips/{floatingip_id}/port_forwardings/{port_forwarding_id} and its floating IP. */
export const neutronFloatingIpPortForwarding = {
  id: '725ade3c-9760-4880-8080-8fc2dbab9acc',
  floating_ip_id: '2f245a7b-796b-4f26-9cf9-9e82d248fda7',
  ip_address: '203.0.113.21',
  protocol: 'tcp',
  external_port: 2230,
  external_port_range: '2230:2230',
  internal_port: 22,
  internal_port_range: '22:22',
  internal_ip_address: '10.0.0.21',
  internal_port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
  description: '',
} as const;

export const floatingIpPortForwarding: Sampled = {
  path: 'network/floating-ip-port-forwarding',
  notify: notifyAboutFloatingIpPortForwardingAction,
  resource: neutronFloatingIpPortForwarding,
  hasStart: true,
  parameters: {
    create: {
      protocol: 'tcp',
      external_port: 2230,
      internal_port: 22,
      internal_ip_address: '10.0.0.21',
      internal_port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
      description: 'ssh',
    },
    update: {
      protocol: 'tcp',
      external_port: '8000:8010',
      internal_port: '8000:8010',
      internal_ip_address: '10.0.0.21',
      internal_port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
      description: 'the workers',
    },
    delete: undefined,
  },
};
