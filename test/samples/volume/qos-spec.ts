import { notifyAboutQosSpecAction } from '../../../src/notifications/volume/qos-spec.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/qos-specs/{qos_id}. */
export const cinderQosSpec = {
  id: '0388d6c6-d5d4-42a3-b289-95205c50dd15',
  name: 'gold',
  consumer: 'front-end',
  specs: { total_iops_sec: '500' },
} as const;

export const qosSpec: Sampled = {
  path: 'volume/qos-spec',
  notify: notifyAboutQosSpecAction,
  resource: cinderQosSpec,
  hasStart: true,
  parameters: {
    create: { consumer: 'front-end' },
    update_consumer: { consumer: 'both' },
    delete: undefined,
    update_association: {
      old_qos_spec_id: '7c1e9d5a-2b3f-4c6d-8e0f-1a2b3c4d5e6f',
      new_qos_spec_id: '0388d6c6-d5d4-42a3-b289-95205c50dd15',
    },
  },
};
