import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import type { ReceivedMessage } from '../../../../src/testing/index.ts';
import { dataOf } from '../../../../src/utils/amqp/connection/rhea-message.ts';
import { HEAD_SIZE, TransferWriter } from '../../../../src/utils/amqp/connection/transfer-writer.ts';
import { notifyAboutVolumeAction } from '../../../../src/index.ts';
import { until } from '../../../until.ts';
import { bytes, frame, split } from '../frames.ts';
import { Scene } from '../scene.ts';

/** The smallest maximum frame size that a peer can set: a message needs many frames. */
const SMALLEST = 512;
const first = { channel: 0, handle: 0, deliveryId: 0, isSettled: false, more: false };

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

  it('say where they belong, and are followed by their payload', async () => {
    await using peer = await takingPeer();
    const transfers = new TransferWriter(peer.socket);
    const head = { channel: 0x102, handle: 3, deliveryId: 2 ** 32 - 1, isSettled: false, more: true };
    transfers.add(head, Buffer.from('payload'));
    transfers.flush();
    const id = bytes(0xff, 0xff, 0xff, 0xff);
    const tag = Buffer.concat([bytes(0xa0, 4), id]);
    const fields = [3, Buffer.concat([bytes(0x70), id]), tag, bytes(0x43), false, true];
    const [sent] = await peer.frames(1);
    const expected = frame('transfer', fields, Buffer.from('payload'));
    // The channel, and then the fields: the list has another width here.
    expect(sent?.subarray(4, 8)).to.deep.equal(bytes(2, 0, 1, 2));
    expect(sent?.subarray(14)).to.deep.equal(expected.subarray(20));
  });

  it('arrive as they were, in order, however many and large they are', async () => {
    await using peer = await takingPeer();
    const transfers = new TransferWriter(peer.socket);
    const sizes = Array.from({ length: 400 }, (_, n) => (n % 50 === 0 ? 200_000 : n * 7));
    for (const [n, size] of sizes.entries()) {
      transfers.add({ ...first, deliveryId: n }, Buffer.alloc(size, n));
      if (n % 30 === 0) transfers.flush();
    }
    transfers.flush();
    const frames = await peer.frames(sizes.length);
    for (const [n, each] of frames.entries()) {
      expect(each.readUInt32BE(20), 'delivery-id').to.equal(n);
      expect(each.subarray(HEAD_SIZE).equals(Buffer.alloc(sizes[n] ?? 0, n)), `payload ${n}`).to.equal(true);
    }
  });

  it('are no longer a backlog when they are written', async () => {
    await using peer = await takingPeer();
    const transfers = new TransferWriter(peer.socket);
    transfers.add(first, Buffer.alloc(100));
    expect(transfers.backlog).to.equal(100 + HEAD_SIZE);
    transfers.flush();
    await until(() => transfers.backlog === 0);
  });

  it('tell when they are taken, those that were added and not yet written as well', async () => {
    await using peer = await takingPeer();
    const transfers = new TransferWriter(peer.socket);
    for (const size of [0, 100, 20_000_000]) {
      if (size > 0) transfers.add(first, Buffer.alloc(size));
      await new Promise<void>((taken) => {
        transfers.whenTaken(taken);
      });
      expect(transfers.backlog).to.equal(0);
    }
    await peer.frames(2);
  });

  it('are dropped when the socket has ended', async () => {
    await using peer = await takingPeer();
    const transfers = new TransferWriter(peer.socket);
    peer.socket.destroy();
    transfers.add(first, Buffer.alloc(100));
    transfers.flush();
    transfers.write(Buffer.alloc(8));
    transfers.whenTaken(() => expect.fail('nothing was taken'));
    expect(transfers.backlog).to.equal(0);
  });

  it('leave other frames to go with what rhea writes after the turn', async () => {
    const gone: string[] = [];
    const socket = new Writable({
      write: (chunk, _encoding, done) => {
        gone.push(String(chunk));
        done();
      },
      writev: (chunks, done) => {
        gone.push(chunks.map(({ chunk }) => String(chunk)).join());
        done();
      },
    });
    process.nextTick(() => socket.write('flow'));
    new TransferWriter(socket as unknown as Socket).write(Buffer.from('disposition'));
    await setImmediate();
    expect(gone).to.deep.equal(['disposition,flow']);
  });
});

interface TakingPeer extends AsyncDisposable {
  readonly socket: Socket;
  frames(count: number): Promise<Buffer[]>;
}

async function takingPeer(): Promise<TakingPeer> {
  const chunks: Buffer[] = [];
  const server = createServer((peer) => peer.on('data', (chunk) => chunks.push(chunk)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const frames = (): Buffer[] => split(Buffer.concat(chunks));
  return {
    socket,
    frames: async (count) => {
      await until(() => frames().length === count);
      return frames();
    },
    [Symbol.asyncDispose]: async () => {
      socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function nameOf({ body }: ReceivedMessage): string {
  const { 'oslo.message': message } = JSON.parse(String(dataOf(body))) as { 'oslo.message': string };
  return (JSON.parse(message) as { payload: { resource: { name: string } } }).payload.resource.name;
}
