// A record as it stands in a segment: magic, length, sequence, CRC-32, payload. All numbers are big-endian.
import { crc32 } from 'node:zlib';

export const HEADER = 20;

/** A payload is UTF-8, in which 0xff and 0xfe never occur: what looks like the start of a record is one. */
export const MAGIC: Buffer = Buffer.from([0xff, 0x4e, 0x41, 0xfe]);

export interface StoredRecord {
  readonly sequence: number;
  readonly payload: Buffer;
}

let scratch = Buffer.allocUnsafe(2 ** 16);

/** The bytes of a record. They are good until the next call, which uses the same memory again. */
export function encodeRecord(sequence: number, payload: readonly string[]): Buffer {
  let most = HEADER;
  // A UTF-16 code unit takes at most three bytes of UTF-8.
  for (const piece of payload) most += piece.length * 3;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most);
  let end = HEADER;
  for (const piece of payload) end += scratch.write(piece, end);
  return finish(scratch, sequence, end - HEADER);
}

/** The last record of a segment: it says where the next one begins. */
export function encodeEnd(sequence: number): Buffer {
  return finish(Buffer.allocUnsafe(HEADER), sequence, 0);
}

function finish(bytes: Buffer, sequence: number, length: number): Buffer {
  MAGIC.copy(bytes);
  bytes.writeUInt32BE(length, 4);
  bytes.writeBigUInt64BE(BigInt(sequence), 8);
  bytes.writeUInt32BE(checksum(bytes, 0, length), 16);
  return bytes.subarray(0, HEADER + length);
}

/** The record at a place; nothing when there is none, or a broken one. */
export function recordAt(bytes: Buffer, at: number): StoredRecord | undefined {
  const start = at + HEADER;
  if (start > bytes.length || bytes.compare(MAGIC, 0, MAGIC.length, at, at + MAGIC.length) !== 0)
    return undefined;
  const length = bytes.readUInt32BE(at + 4);
  if (start + length > bytes.length) return undefined;
  if (bytes.readUInt32BE(at + 16) !== checksum(bytes, at, length)) return undefined;
  const sequence = Number(bytes.readBigUInt64BE(at + 8));
  return { sequence, payload: bytes.subarray(start, start + length) };
}

function checksum(bytes: Buffer, at: number, length: number): number {
  const numbers = crc32(bytes.subarray(at + 4, at + 16));
  return crc32(bytes.subarray(at + HEADER, at + HEADER + length), numbers);
}
