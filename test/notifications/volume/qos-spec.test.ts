import { expect } from 'chai';
import { notifyAboutQosSpecAction } from '../../../src/notifications/volume/qos-spec.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

describe('notifyAboutQosSpecAction', () => {
  it('names a changed association by its volume type', () => {
    const recorder = recordNotifications();
    const details = { action: 'update_association', phase: 'end' } as const;
    for (const volumeType of [
      { id: 't1', name: 'ssd' },
      { volume_type_id: 't1', volume_type_name: 'ssd' },
    ])
      notifyAboutQosSpecAction(recorder.context(), volumeType, details);
    expect(recorder.notifications.map(({ payload }) => payload.resource)).to.deep.equal([
      { type: 'qos_spec', id: 't1', name: 'ssd' },
      { type: 'qos_spec', id: 't1', name: 'ssd', volume_type_id: 't1' },
    ]);
  });
});
