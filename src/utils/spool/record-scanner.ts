// Scans the bytes of a segment. Damaged bytes are skipped, up to the next good record.
import { HEADER, MAGIC, recordAt, type StoredRecord } from './record.ts';

/** The number of bytes that are not a record. */
export interface Damage {
  readonly damaged: number;
}

/** Yields the good records in order, and the damage between them. */
export function* recordsIn(bytes: Buffer): Generator<StoredRecord | Damage> {
  for (let at = 0; at < bytes.length;) {
    const record = recordAt(bytes, at);
    const next = record === undefined ? startAfter(bytes, at) : at + HEADER + record.payload.length;
    yield record ?? { damaged: next - at };
    at = next;
  }
}

function startAfter(bytes: Buffer, at: number): number {
  const next = bytes.indexOf(MAGIC, at + 1);
  return next < 0 ? bytes.length : next;
}
