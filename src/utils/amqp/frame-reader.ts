// Takes apart what a peer sends (AMQP 1.0, sections 2.2 and 2.3), so that rhea is given whole frames, one by one. Alone
// it waits for a frame of any size, and keeps all that comes until then.
import { endOfValue } from './encoding.ts';

/** The largest frame that we take, in bytes. Longer messages come in several. */
export const MAX_FRAME_SIZE: number = 2 ** 16;

const HEADER = 0x41_4d_51_50; // `AMQP`: larger than any frame that we take
const HEADER_SIZE = 8;
const MOST_HEADERS = 2; // SASL's, and AMQP's own
const SMALLEST = 8;

export class FrameReader {
  #parts: Buffer[] = [];
  #length = 0;
  #wanted = 4;
  #headers = 0;

  /** The frames that are whole with this. Throws for the first that is none. */
  *read(chunk: Buffer): Generator<Buffer, void> {
    this.#keep(chunk);
    if (this.#length < this.#wanted) return;
    let rest = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    for (let size = this.#sizeOf(rest); rest.length >= size; size = this.#sizeOf(rest)) {
      yield this.#checked(rest.subarray(0, size));
      rest = rest.subarray(size);
    }
    this.#parts = [];
    this.#length = 0;
    this.#keep(rest);
  }

  #keep(bytes: Buffer): void {
    if (bytes.length > 0) this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** How many bytes it takes to go on: those of the frame that begins here, when that can be seen. */
  #sizeOf(bytes: Buffer): number {
    this.#wanted = bytes.length < 4 ? 4 : sizeOfFrame(bytes.readUInt32BE(0), this.#headers);
    return this.#wanted;
  }

  #checked(frame: Buffer): Buffer {
    if (frame.readUInt32BE(0) === HEADER) this.#headers++;
    else checkBody(frame);
    return frame;
  }
}

function sizeOfFrame(size: number, headers: number): number {
  if (size === HEADER && headers < MOST_HEADERS) return HEADER_SIZE;
  if (headers === 0) throw new Error('the peer does not speak AMQP 1.0');
  if (size >= SMALLEST && size <= MAX_FRAME_SIZE) return size;
  throw new Error(`the peer sent a frame of ${size} bytes, it may have 8 to ${MAX_FRAME_SIZE}`);
}

/** One value, and then the bytes of a message; or nothing at all, to keep the connection. */
function checkBody(frame: Buffer): void {
  const body = frame.readUInt8(4) * 4; // the data offset counts words
  if (body < SMALLEST || body > frame.length)
    throw new Error('the peer sent a frame that begins after its end');
  if (body < frame.length) endOfValue(frame, body, frame.length);
}
