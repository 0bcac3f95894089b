import { expect } from 'chai';
import { notifyAboutVolumeAction, type Loss, type Notifier } from '../../../../src/index.ts';
import { expectToGoOn, Scene, tell } from '../scene.ts';

describe('a broker that takes little at once', () => {
  const scene = new Scene();

  function tellOfLong(by: Notifier, id: string): void {
    notifyAboutVolumeAction({ notifier: by }, { id }, { action: 'delete', phase: 'end' });
  }

  it('is not sent a message that is larger than it takes', async () => {
    const there = await scene.broker({ maxMessageSize: 2000 });
    const losses: Loss[] = [];
    const telling = scene.notifier({ url: there.url, onLost: (loss) => losses.push(loss) });
    tellOfLong(telling, `v0${'x'.repeat(3000)}`);
    tell(telling, 2, 1);
    await expectToGoOn(telling, there, { told: 3, lost: { too_large: 1 }, unsent: ['v0'] });
    expect(losses[0]?.detail).to.match(/^message is \d{4} bytes, max-message-size of the broker is 2000$/);
    // Sending it would have ended the link.
    expect(telling.stats().links['notifications.info']).to.include({ state: 'open' });
  });

  it('is not sent what is larger than maxMessageBytes', async () => {
    const there = await scene.broker();
    const losses: Loss[] = [];
    const onLost = (loss: Loss): void => void losses.push(loss);
    const telling = scene.notifier({ url: there.url, maxMessageBytes: 2000, onLost });
    tellOfLong(telling, `v0${'x'.repeat(3000)}`);
    tell(telling, 2, 1);
    await expectToGoOn(telling, there, { told: 3, lost: { too_large: 1 }, unsent: ['v0'] });
    expect(losses[0]?.detail).to.match(/^notification is \d{4} bytes, maxMessageBytes is 2000$/);
  });

  it('is sent a large message in frames of 512 bytes', async () => {
    const there = await scene.broker({ maxFrameSize: 512 });
    const telling = scene.notifier({ url: there.url });
    const long = `v0${'x'.repeat(100_000)}`;
    tellOfLong(telling, long);
    tell(telling, 2, 1);
    await expectToGoOn(telling, there, { told: 3 });
    const [first] = there.received;
    expect(String((first?.body as { content: Buffer }).content).includes(long)).to.equal(true);
  });
});
