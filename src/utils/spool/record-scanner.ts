// Goes through the bytes of a segment. Whatever is broken is stepped over, up to the next good record.
import { HEADER, MAGIC, recordAt, type StoredRecord } from './record.ts';

/** How many bytes of a segment are not a record. */
export interface Damage {
  readonly damaged: number;
}

/** The good records, in order, and what lies between them. */
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
