import { expect } from 'chai';
import { notifyAboutVolumeTransferAction } from '../../../src/notifications/volume/volume-transfer.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { cinderTransfer } from '../../samples/volume/volume-transfer.ts';

describe('notifyAboutVolumeTransferAction', () => {
  it('does not tell the authorization key, wherever it is', () => {
    const recorder = recordNotifications();
    const parameters = { volume_id: 'v1', auth_key: cinderTransfer.auth_key };
    for (const action of ['create', 'accept', 'delete'] as const)
      notifyAboutVolumeTransferAction(recorder.context(), cinderTransfer, {
        action,
        phase: 'end',
        parameters,
      });
    expect(recorder.lost).to.deep.equal([]);
    expect(recorder.notifications).to.have.lengthOf(3);
    expect(JSON.stringify(recorder.notifications)).to.not.include(cinderTransfer.auth_key);
  });

  it('takes the id that the form of an acceptance knows', () => {
    const recorder = recordNotifications();
    notifyAboutVolumeTransferAction(
      recorder.context(),
      { transfer_id: 't1', auth_key: 'hunter2' },
      { action: 'accept', phase: 'start' },
    );
    const expected = { type: 'volume_transfer', id: 't1', name: 't1' };
    expect(recorder.notifications[0]?.payload.resource).to.deep.equal(expected);
  });
});
