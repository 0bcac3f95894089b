// Reads in order what is only on the disk of a log: in large reads, one segment at a time.
import { open } from 'node:fs/promises';
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Log } from './log.ts';
import { READ } from '../runtime/open-flags.ts';
import { recordsIn, type Damage } from './record-scanner.ts';
import type { StoredRecord } from './record.ts';
import { sealedOf } from './sealed-text.ts';
import type { Segment } from './segment.ts';
import type { Failures } from './failures.ts';
import type { Place } from './writer.ts';

/** A record that was read; `encoded` is `undefined` when it cannot be read any more. */
export interface Found extends Place {
  readonly encoded: EncodedNotification | undefined;
}

export class Unread {
  readonly #log: Log;
  readonly #trouble: Failures;
  #segment: Segment | undefined;
  #offset = 0;
  #sequence = 0;

  constructor(log: Log, trouble: Failures) {
    this.#log = log;
    this.#trouble = trouble;
  }

  /** Skips everything up to the end of this record: it is in memory. */
  skip({ segment, sequence }: Place): void {
    this.#segment = segment;
    this.#offset = segment.size;
    this.#sequence = sequence + 1;
  }

  /**
   * Yields all records up to the last one written, each once. Throws when reading fails; the next call continues from
   * there.
   */
  async *records(): AsyncGenerator<Found> {
    for (let segment = this.#start(); segment !== undefined; segment = this.#after(segment)) {
      while (this.#sequence < segment.next) {
        const { size, next } = segment;
        const bytes = await this.#read(segment, size);
        if (this.#log.isGone) return;
        for (const found of recordsIn(bytes)) yield* this.#found(segment, found);
        yield* this.#missing(segment, next);
        this.#offset = size;
      }
    }
  }

  // The last segment read may be settled and removed by now.
  #start(): Segment | undefined {
    const last = this.#segment;
    return last !== undefined && this.#log.segments.includes(last) ? last : this.#after(last);
  }

  #after(last: Segment | undefined): Segment | undefined {
    const segment = this.#log.segments.find(({ first }) => first > (last?.first ?? -1));
    if (segment === undefined) return undefined;
    this.#segment = segment;
    this.#offset = 0;
    this.#sequence = segment.settledTo;
    return segment;
  }

  // What cannot be read now may be readable later; only a missing file is lost.
  async #read(segment: Segment, to: number): Promise<Buffer> {
    const from = this.#offset;
    try {
      await using file = await open(this.#log.pathOf(segment), READ);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(to - from), 0, to - from, from);
      return buffer.subarray(0, bytesRead);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.#trouble.failed('be read', error);
      return Buffer.alloc(0);
    }
  }

  *#found(segment: Segment, found: StoredRecord | Damage): Generator<Found> {
    if ('damaged' in found) this.#damaged(segment, `${found.damaged} bytes that are not a record`);
    else if (found.sequence >= this.#sequence && found.sequence < segment.next) {
      yield* this.#missing(segment, found.sequence);
      yield this.#take(segment, this.#encoded(segment, found));
    }
  }

  // The file is set aside: a later version may read what this one cannot.
  #encoded(segment: Segment, { sequence, payload }: StoredRecord): EncodedNotification | undefined {
    const encoded = sealedOf(payload);
    if (encoded === undefined) this.#damaged(segment, `record ${sequence}, which is in an unknown format`);
    return encoded;
  }

  *#missing(segment: Segment, next: number): Generator<Found> {
    if (this.#sequence < next) this.#damaged(segment, `${next - this.#sequence} records cannot be read`);
    while (this.#sequence < next) yield this.#take(segment, undefined);
  }

  #take(segment: Segment, encoded: EncodedNotification | undefined): Found {
    return { segment, sequence: this.#sequence++, encoded };
  }

  #damaged(segment: Segment, what: string): void {
    segment.isDamaged = true;
    this.#trouble.damage(this.#log.pathOf(segment), what);
  }
}
