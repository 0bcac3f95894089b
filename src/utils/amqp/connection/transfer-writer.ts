// Writes transfer frames (AMQP 1.0, section 2.7.5), bypassing rhea, which makes an object of each field, copies a
// message several times, and writes each one separately. Here those of a turn are collected, and written at once.
import type { Socket } from 'node:net';

/** The fields of a transfer frame. */
export interface TransferHead {
  readonly channel: number;
  readonly handle: number;
  readonly deliveryId: number;
  /** Whether no outcome is expected. */
  readonly isSettled: boolean;
  /** Whether another part follows. */
  readonly more: boolean;
}

const [UINT, UINT_0, TRUE, FALSE] = [0x70, 0x43, 0x41, 0x42];

/** A frame up to its payload; the fields that differ are filled in. The id of a delivery is also its tag. */
const head = Buffer.from([
  ...[0, 0, 0, 0, 2, 0, 0, 0], // size; data offset, type, channel
  ...[0x00, 0x53, 0x14, 0xc0, 20, 6], // a list of so many bytes, with six fields
  ...[UINT, 0, 0, 0, 0], // handle
  ...[UINT, 0, 0, 0, 0], // delivery-id
  ...[0xa0, 4, 0, 0, 0, 0], // delivery-tag
  ...[UINT_0, FALSE, FALSE], // message-format, settled, more
]);
const at = { channel: 6, handle: 15, deliveryId: 20, tag: 26, settled: 31, more: 32 } as const;

/** The number of bytes of a frame before its payload. */
export const HEAD_SIZE: number = head.length;

const nothing = Buffer.alloc(0);

const SLAB = 128 * 1024; // about as much as one turn sends

export class TransferWriter {
  readonly #socket: Socket;
  #slab: Buffer = Buffer.alloc(0);
  #end = 0;
  /** A slab that the operating system has accepted, for reuse: a new one each turn would be garbage each turn. */
  #spare: Buffer | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** The number of bytes that the operating system has not accepted yet. */
  get backlog(): number {
    return this.#socket.writableLength + this.#end;
  }

  /**
   * Calls `act` when the operating system has accepted everything that is here now. Each write has a callback, so an
   * empty write reports all before it; `drain` would not be emitted as long as others keep writing. If the socket ends
   * first, `act` may or may not be called.
   */
  whenTaken(act: () => void): void {
    this.flush();
    if (this.#socket.writable) this.#socket.write(nothing, act);
  }

  /** Adds a frame. The payload is copied: for a few kilobytes that is faster than a separate write. */
  add({ channel, handle, deliveryId, isSettled, more }: TransferHead, payload: Buffer): void {
    const size = HEAD_SIZE + payload.length;
    const from = this.#room(size);
    const slab = this.#slab;
    head.copy(slab, from);
    slab.writeUInt32BE(size, from);
    slab.writeUInt16BE(channel, from + at.channel);
    slab.writeUInt32BE(handle, from + at.handle);
    slab.writeUInt32BE(deliveryId, from + at.deliveryId);
    slab.writeUInt32BE(deliveryId, from + at.tag);
    if (isSettled) slab[from + at.settled] = TRUE;
    if (more) slab[from + at.more] = TRUE;
    payload.copy(slab, from + HEAD_SIZE);
  }

  /**
   * Writes other frames, after those that were added, together with whatever else is written in this turn: a
   * disposition and the credit that it frees. This saves 8 % of the CPU of a listener with a credit of 120.
   */
  write(frames: Buffer): void {
    this.flush();
    if (!this.#socket.writable) return;
    this.#socket.cork();
    this.#socket.write(frames);
    process.nextTick(() => {
      this.#socket.uncork();
    });
  }

  /** Writes the frames that were added. */
  flush(): void {
    if (this.#end === 0) return;
    const slab = this.#slab;
    const bytes = slab.subarray(0, this.#end);
    this.#slab = Buffer.alloc(0);
    this.#end = 0;
    // Frames for a socket that has ended are of no use: its link is about to be cut off.
    if (!this.#socket.writable) return;
    this.#socket.write(bytes, () => {
      if (slab.length === SLAB) this.#spare = slab;
    });
  }

  /** Returns the offset of a free space of `size` bytes. */
  #room(size: number): number {
    if (this.#end + size > this.#slab.length) {
      this.flush();
      this.#slab = this.#newSlab(size);
    }
    const from = this.#end;
    this.#end += size;
    return from;
  }

  #newSlab(size: number): Buffer {
    if (size > SLAB) return Buffer.allocUnsafeSlow(size);
    const slab = this.#spare ?? Buffer.allocUnsafeSlow(SLAB);
    this.#spare = undefined;
    return slab;
  }
}
