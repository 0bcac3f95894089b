import { expect } from 'chai';
import { notifyAboutImageAction } from '../../../src/notifications/image/image.ts';
import { openBench } from '../../notifier.ts';
import { glanceImage } from '../../samples/image/image.ts';

describe('notifyAboutImageAction', () => {
  it('tells none of the properties that stand beside the members of an image', () => {
    const { notifier, told, losses } = openBench();
    const image = { ...glanceImage, hw_qemu_guest_agent: 'yes', my_licence: 'ABCD-1234' };
    notifyAboutImageAction({ notifier }, image, { action: 'delete', phase: 'end' });
    expect(losses).to.deep.equal([]);
    const envelope = JSON.stringify(told()[0]);
    expect(envelope).to.include('"disk_format":"qcow2"').and.to.include(glanceImage.instance_uuid);
    for (const secret of ['debian', 'hw_', 'ABCD-1234']) expect(envelope).to.not.include(secret);
  });

  it('masks the password of the URL, and properties that look like secrets', () => {
    const { notifier, told, losses } = openBench();
    const parameters = {
      image_url: 'https://alice:hunter2@images.example/debian.qcow2',
      properties: { os_distro: 'debian', os_admin_password: 'hunter2' },
    };
    notifyAboutImageAction({ notifier }, { name: 'debian' }, { action: 'create', phase: 'end', parameters });
    expect(losses).to.deep.equal([]);
    expect(told()[0]?.payload.parameters).to.deep.equal({
      image_url: 'https://alice:***@images.example/debian.qcow2',
      properties: { os_distro: 'debian', os_admin_password: '***' },
    });
  });
});
