import type { Socket } from 'node:net';

/** Bytes: the size of a frame, without all that follows it (AMQP 1.0, section 2.3.1). */
const PART = 4;
/** Milliseconds for the peer to read that part: a reset takes back what was not read. */
const READ = 10;

/** Calls `reset` when a part of the next frame was read. The rest of it, and what follows, is not. */
export function cutIncoming(socket: Socket, reset: () => void): void {
  const readers = socket.listeners('data') as ((bytes: Buffer) => void)[];
  socket.removeAllListeners('data');
  socket.once('data', (bytes: Buffer) => {
    for (const read of readers) read.call(socket, bytes.subarray(0, PART));
    reset();
  });
}

/** Calls `reset` when a part of the next frame was written. The rest of it, and what follows, is not. */
export function cutOutgoing(socket: Socket, reset: () => void): void {
  const write = socket.write.bind(socket);
  socket.write = (bytes: Uint8Array | string) => {
    socket.write = () => false;
    setTimeout(reset, READ);
    return write(bytes.slice(0, PART));
  };
}
