import { notifyAboutRouterRuleAction } from '../../../src/notifications/network/router-rule.ts';
import type { Sampled } from '../sample.ts';

/** An element of `router_rules` of Big Switch's Neutron (2013), with the router's id. */
export const neutronRouterRule = {
  router_id: 'f8a44de0-fc8e-45df-93c7-f79bf3b01c95',
  id: 'any10.0.0.0/24',
  source: 'any',
  destination: '10.0.0.0/24',
  action: 'permit',
  nexthops: ['10.0.0.9'],
  priority: 1,
} as const;

export const routerRule: Sampled = {
  path: 'network/router-rule',
  notify: notifyAboutRouterRuleAction,
  resource: neutronRouterRule,
  hasStart: true,
  parameters: {
    create: {
      source: 'any',
      destination: '10.0.0.0/24',
      action: 'permit',
      nexthops: ['10.0.0.9'],
      rule_to_delete: 'anyany',
    },
    delete: undefined,
    reset: undefined,
  },
};
