import { notifyAboutQosSpecKeyAction } from '../../../src/notifications/volume/qos-spec-key.ts';
import type { Sampled } from '../sample.ts';

/** Cinder returns `{ qos_specs: { total_iops_sec: '500' } }`: its handler knows the rest. */
export const qosKey = {
  qos_spec_id: '0388d6c6-d5d4-42a3-b289-95205c50dd15',
  key: 'total_iops_sec',
  value: '500',
} as const;

export const qosSpecKey: Sampled = {
  path: 'volume/qos-spec-key',
  notify: notifyAboutQosSpecKeyAction,
  resource: qosKey,
  hasStart: true,
  parameters: { create: { value: '500' }, update: { value: '800' }, delete: undefined },
};
