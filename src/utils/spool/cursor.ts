// How far a log is settled, in a file beside its segments. Without that file, accepted notifications are sent again.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { contentOf, WRITE } from '../runtime/open-flags.ts';

export const CURSOR = 'settled';

const SEQUENCE = 8;

/** Returns the sequence of the first unsettled record; 0 when it is not known. */
export function readCursor(folder: string): number {
  try {
    const bytes = contentOf(join(folder, CURSOR));
    const isWhole =
      bytes.length === SEQUENCE + 4 && bytes.readUInt32BE(SEQUENCE) === crc32(bytes.subarray(0, SEQUENCE));
    return isWhole ? Number(bytes.readBigUInt64BE()) : 0;
  } catch {
    return 0; // a log without settled records has no such file
  }
}

export function writeCursor(folder: string, sequence: number): void {
  const bytes = Buffer.alloc(SEQUENCE + 4);
  bytes.writeBigUInt64BE(BigInt(sequence));
  bytes.writeUInt32BE(crc32(bytes.subarray(0, SEQUENCE)), SEQUENCE);
  // Not truncated first: on a full disk the old value would be lost.
  const file = openSync(join(folder, CURSOR), WRITE, 0o600);
  try {
    writeSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
}
