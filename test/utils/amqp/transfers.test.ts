import { Socket } from 'node:net';
import { expect } from 'chai';
import sinon from 'sinon';
import type { ReceivedMessage } from '../../../src/testing/index.ts';
import { dataOf } from '../../../src/utils/amqp/rhea.ts';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import { Scene, tell } from './scene.ts';

/** Frames of which the peer takes the smallest that there are: a message goes in many. */
const SMALLEST = 512;

describe('transfers', () => {
  const scene = new Scene();

  it('carry a message in as many frames as the peer wants', async () => {
    const there = await scene.broker({ maxFrameSize: SMALLEST });
    const telling = scene.notifier({ url: there.url });
    const name = 'ü'.repeat(5000);
    for (const id of ['v1', 'v2', 'v3'])
      notifyAboutVolumeAction({ notifier: telling }, { id, name }, { action: 'delete', phase: 'end' });
    expect(await telling.flush(5000)).to.equal(true);
    expect(there.received.map(nameOf)).to.deep.equal([name, name, name]);
  });

  it('leave the bytes of a message where they are', async () => {
    const there = await scene.broker();
    const telling = scene.notifier({ url: there.url });
    tell(telling, 1);
    await telling.flush(5000);
    const written = sinon.spy(Socket.prototype, 'write');
    try {
      tell(telling, 1, 1);
      expect(await telling.flush(5000)).to.equal(true);
    } finally {
      written.restore();
    }
    const chunks = written.args
      .map(([chunk]) => chunk as unknown as Buffer)
      .filter((each) => each.includes('v1'));
    // A message begins with its header: it is a chunk of its own.
    expect(chunks.map((chunk) => chunk.readUIntBE(0, 3))).to.include(0x005370);
  });
});

function nameOf({ body }: ReceivedMessage): string {
  const { 'oslo.message': message } = JSON.parse(String(dataOf(body))) as { 'oslo.message': string };
  return (JSON.parse(message) as { payload: { resource: { name: string } } }).payload.resource.name;
}
