import { expect } from 'chai';
import { notifyAboutVolumeBackupAction } from '../../../src/notifications/volume/volume-backup.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

describe('notifyAboutVolumeBackupAction', () => {
  it("does not take a restore's target for the volume that was backed up", () => {
    const recorder = recordNotifications();
    const restore = { backup_id: 'b1', volume_id: 'v2', volume_name: 'restored' };
    const parameters = { volume_id: 'v2' };
    notifyAboutVolumeBackupAction(recorder.context(), restore, {
      action: 'restore',
      phase: 'end',
      parameters,
    });
    const [{ payload } = expect.fail('it was not told')] = recorder.notifications;
    expect(payload.resource).to.deep.equal({ type: 'volume_backup', id: 'b1' });
    expect(payload).to.have.deep.property('parameters', parameters);
  });
});
