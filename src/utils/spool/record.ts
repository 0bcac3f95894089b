// The format of a record in a segment: magic, CRC-32 of what follows, length, sequence, payload. All numbers are
// big-endian.
import { crc32 } from 'node:zlib';

export const HEADER = 20;
const AT = { checksum: 4, length: 8, sequence: 12 } as const;

/** A payload is UTF-8, which never contains 0xff or 0xfe, so the magic always marks the start of a record. */
export const MAGIC: Buffer = Buffer.from([0xff, 0x4e, 0x41, 0xfe]);

export interface StoredRecord {
  readonly sequence: number;
  readonly payload: Buffer;
}

let scratch = Buffer.allocUnsafe(2 ** 16);

/** Returns the bytes of a record, valid until the next call, which reuses the buffer. */
export function encodeRecord(sequence: number, payload: readonly string[]): Buffer {
  let most = HEADER;
  // A UTF-16 code unit takes at most three bytes of UTF-8.
  for (const piece of payload) most += piece.length * 3;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most);
  let end = HEADER;
  for (const piece of payload) end += scratch.write(piece, end);
  return finish(scratch, sequence, end - HEADER);
}

/** Returns the last record of a segment, which holds the sequence that the next segment begins with. */
export function encodeEnd(sequence: number): Buffer {
  return finish(Buffer.allocUnsafe(HEADER), sequence, 0);
}

function finish(bytes: Buffer, sequence: number, length: number): Buffer {
  MAGIC.copy(bytes);
  bytes.writeUInt32BE(length, AT.length);
  bytes.writeUInt32BE(Math.floor(sequence / 2 ** 32), AT.sequence);
  bytes.writeUInt32BE(sequence >>> 0, AT.sequence + 4);
  const record = bytes.subarray(0, HEADER + length);
  bytes.writeUInt32BE(checksum(record), AT.checksum);
  return record;
}

/** Returns the record at an offset; `undefined` when there is none, or a broken one. */
export function recordAt(bytes: Buffer, at: number): StoredRecord | undefined {
  const start = at + HEADER;
  if (start > bytes.length || bytes.compare(MAGIC, 0, MAGIC.length, at, at + MAGIC.length) !== 0)
    return undefined;
  const end = start + bytes.readUInt32BE(at + AT.length);
  if (end > bytes.length) return undefined;
  if (bytes.readUInt32BE(at + AT.checksum) !== checksum(bytes.subarray(at, end))) return undefined;
  const sequence = Number(bytes.readBigUInt64BE(at + AT.sequence));
  return { sequence, payload: bytes.subarray(start, end) };
}

function checksum(record: Buffer): number {
  return crc32(record.subarray(AT.length));
}
