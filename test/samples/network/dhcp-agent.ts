import { notifyAboutDhcpAgentAction } from '../../../src/notifications/network/dhcp-agent.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/agents/{agent_id}, with the network of the action. */
export const neutronDhcpAgent = {
  id: '840d5d68-5759-4e9e-812f-f3bd19214c7f',
  agent_type: 'DHCP agent',
  binary: 'neutron-dhcp-agent',
  topic: 'dhcp_agent',
  host: 'network-1',
  admin_state_up: true,
  alive: true,
  availability_zone: 'nova',
  resources_synced: null,
  description: null,
  created_at: '2026-01-12 09:30:00',
  started_at: '2026-11-01 04:00:11',
  heartbeat_timestamp: '2026-11-22 15:36:20',
  configurations: {
    dhcp_driver: 'neutron.agent.linux.dhcp.Dnsmasq',
    dhcp_lease_duration: 86400,
    networks: 2,
    ports: 14,
    subnets: 2,
  },
  network_id: 'd32019d3-bc6e-4319-9c1d-6722fc136a22',
  network_name: 'web-net',
} as const;

export const dhcpAgent: Sampled = {
  path: 'network/dhcp-agent',
  notify: notifyAboutDhcpAgentAction,
  resource: neutronDhcpAgent,
  hasStart: true,
  parameters: { add_network: undefined, remove_network: undefined },
};
