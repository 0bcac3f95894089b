import { notifyAboutComputeServiceAction } from '../../../src/notifications/compute/compute-service.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v2.1/os-services (microversion 2.69). */
export const novaService = {
  id: 'b7a6c5d4-e3f2-4a1b-8c0d-9e8f7a6b5c4d',
  binary: 'nova-compute',
  host: 'compute-1',
  zone: 'nova',
  status: 'disabled',
  state: 'up',
  disabled_reason: 'a fan is broken',
  forced_down: false,
  updated_at: '2026-11-22T15:36:40.000000',
} as const;

export const computeService: Sampled = {
  path: 'compute/compute-service',
  notify: notifyAboutComputeServiceAction,
  resource: novaService,
  hasStart: true,
  parameters: { enable: undefined, disable: { reason: 'a fan is broken' } },
};
