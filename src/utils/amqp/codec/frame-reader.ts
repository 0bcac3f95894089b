// Splits what a peer sends into frames (AMQP 1.0, sections 2.2 and 2.3), so that rhea gets them whole, one by one. On
// its own, rhea waits for a frame of any size, and keeps everything that arrives until then.
import { checkVersion, OtherProtocolError } from './protocol-header.ts';
import { endOfValue } from './well-formed.ts';

/** The largest frame that our clients accept, in bytes. Longer messages arrive in several frames. */
export const MAX_FRAME_SIZE: number = 2 ** 16;

const HEADER = 0x41_4d_51_50; // `AMQP`: larger than any frame should be
const HEADER_SIZE = 8;
const MAX_HEADERS = 2; // SASL's, and AMQP's own
const SMALLEST = 8;

export class FrameReader {
  readonly #most: number;
  #parts: Buffer[] = [];
  #length = 0;
  #wanted = 4;
  #headers = 0;

  /** `most` is the size of the largest accepted frame, in bytes. */
  constructor(most: number = MAX_FRAME_SIZE) {
    this.#most = most;
  }

  /** Yields the frames that this chunk completes. Throws at the first one that is malformed. */
  *read(chunk: Buffer): Generator<Buffer, void> {
    let at = 0;
    while (this.#length > 0 && at < chunk.length) {
      at = this.#lacking(chunk, at);
      const begun = this.#begun();
      if (begun !== undefined) yield this.#checked(begun);
    }
    while (at < chunk.length) {
      const end = at + this.#sizeAt(chunk, at);
      if (end <= chunk.length) yield this.#checked(chunk.subarray(at, end));
      else this.#keep(chunk.subarray(at));
      at = end;
    }
  }

  /** Keeps what an incomplete frame lacks, and no more: a chunk has 64 KB, and all of it would be copied. */
  #lacking(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#wanted - this.#length);
    this.#keep(chunk.subarray(at, end));
    return end;
  }

  /** Returns the frame that began in an earlier chunk, if it is complete now. */
  #begun(): Buffer | undefined {
    if (this.#length < this.#wanted) return undefined;
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    if (this.#sizeAt(bytes, 0) === bytes.length) return bytes;
    this.#keep(bytes);
    return undefined;
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** Returns how many bytes are needed to continue: the size of the frame that begins `at`, once it can be read. */
  #sizeAt(bytes: Buffer, at: number): number {
    this.#wanted = bytes.length - at < 4 ? 4 : this.#sizeOfFrame(bytes.readUInt32BE(at));
    return this.#wanted;
  }

  #sizeOfFrame(size: number): number {
    if (size === HEADER && this.#headers < MAX_HEADERS) return HEADER_SIZE;
    if (this.#headers === 0) throw new OtherProtocolError();
    if (size >= SMALLEST && size <= this.#most) return size;
    throw new Error(`the peer sent a frame of ${size} bytes; 8 to ${this.#most} are allowed`);
  }

  #checked(frame: Buffer): Buffer {
    if (frame.readUInt32BE(0) !== HEADER) {
      checkBody(frame);
      return frame;
    }
    checkVersion(frame);
    this.#headers++;
    return frame;
  }
}

/**
 * Checks a body: one value, then the bytes of a message; or nothing at all, in a frame that keeps the connection alive.
 */
function checkBody(frame: Buffer): void {
  const body = frame.readUInt8(4) * 4; // the data offset counts words
  if (body < SMALLEST || body > frame.length)
    throw new Error('the peer sent a frame that begins after its end');
  if (body < frame.length) endOfValue(frame, body, frame.length);
}
