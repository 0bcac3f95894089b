// Appends records to a log. Once `append` has returned a place, the operating system has the record, and it outlives
// this process.
import { close, closeSync, fdatasync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { warn } from '../runtime/warnings.ts';
import type { Directory } from './directory.ts';
import type { Log } from './log.ts';
import { encodeEnd, encodeRecord } from './record.ts';
import { Segment } from './segment.ts';

/** The position of a record. */
export interface Place {
  readonly segment: Segment;
  readonly sequence: number;
}

export interface WriterSettings {
  /** The size limit of a segment, in bytes. */
  readonly segmentBytes: number;
  /** Milliseconds between two calls of fdatasync. */
  readonly syncInterval: number;
}

const AGAIN = 1000; // milliseconds before a disk that failed is tried again

export class Writer {
  readonly #log: Log;
  readonly #directory: Directory;
  readonly #settings: WriterSettings;
  #segment: Segment | undefined;
  #file = -1;
  #next = 1;
  #failedAt = -Infinity;
  #missed = 0;
  #timer: NodeJS.Timeout | undefined;
  #isUnsynced = false;

  constructor(log: Log, directory: Directory, settings: WriterSettings) {
    this.#log = log;
    this.#directory = directory;
    this.#settings = settings;
  }

  /** Writes a record. Returns its place; `undefined` when there is no room, or the disk fails. */
  append(payload: readonly string[], isAnonymous: boolean = false): Place | undefined {
    const place = this.#mayTry ? this.#tryToAppend(payload, isAnonymous) : undefined;
    if (place === undefined) this.#missed++;
    else if (this.#missed > 0) this.#recovered();
    return place;
  }

  /** Whether the last notification could not be written. */
  get isFailing(): boolean {
    return this.#missed > 0;
  }

  /** Finishes the current segment. */
  close(): void {
    clearTimeout(this.#timer);
    const segment = this.#segment;
    if (segment === undefined) return;
    this.#directory.failures.attempt('finish a file', () => {
      this.#finish(segment);
    });
  }

  /** Stops writing: the log belongs to another process. */
  abandon(): void {
    clearTimeout(this.#timer);
    if (this.#segment !== undefined) closeSync(this.#file);
    this.#segment = undefined;
  }

  get #mayTry(): boolean {
    return performance.now() - this.#failedAt >= AGAIN;
  }

  #tryToAppend(payload: readonly string[], isAnonymous: boolean): Place | undefined {
    const record = encodeRecord(this.#next, payload);
    if (!this.#directory.space.hasRoom(record.length, isAnonymous)) {
      this.#directory.failures.failed('take more', { code: 'maxBytes' });
      return undefined;
    }
    try {
      const segment = this.#segmentFor(record.length);
      this.#write(segment, record);
      segment.next++;
      return { segment, sequence: this.#next++ };
    } catch (error) {
      this.#failedAt = performance.now();
      this.#directory.failures.failed('be written', error);
      return undefined;
    }
  }

  #segmentFor(bytes: number): Segment {
    const current = this.#segment;
    if (current === undefined) return this.#begin();
    if (current.size === 0 || current.size + bytes <= this.#settings.segmentBytes) return current;
    this.#finish(current);
    return this.#begin();
  }

  #begin(): Segment {
    const segment = new Segment(this.#next);
    this.#directory.claim(this.#log.folder);
    this.#file = openSync(this.#log.pathOf(segment), 'wx', 0o600);
    segment.isOpen = true;
    this.#log.segments.push(segment);
    this.#segment = segment;
    return segment;
  }

  // Written at its offset, not appended: what a full disk has stored of an incomplete record is overwritten.
  #write(segment: Segment, record: Buffer): void {
    const written = writeSync(this.#file, record, 0, record.length, segment.size);
    if (written < record.length) {
      ftruncateSync(this.#file, segment.size);
      throw Object.assign(new Error('a part of a record was written'), { code: 'ENOSPC' });
    }
    segment.size += written;
    this.#directory.space.own += written;
    this.#syncSoon();
  }

  #finish(segment: Segment): void {
    this.#write(segment, encodeEnd(segment.next));
    const file = this.#file;
    this.#segment = undefined;
    segment.isOpen = false;
    this.#sync(file, () => {
      // Asynchronously: closing a file that is removed by now frees its memory, which takes time.
      close(file, (error) => {
        if (error !== null) this.#directory.failures.failed('be closed', error);
      });
    });
    this.#log.forgetSettled(segment);
  }

  // One sync makes all writes of an interval safe against a power loss. The next interval begins when it is done: on a
  // slow disk, concurrent syncs would occupy all threads that the process has for files and DNS.
  #syncSoon(): void {
    const { syncInterval } = this.#settings;
    if (!Number.isFinite(syncInterval)) return;
    this.#isUnsynced = true;
    this.#timer ??= setTimeout(() => {
      this.#syncNow();
    }, syncInterval).unref();
  }

  #syncNow(): void {
    this.#isUnsynced = false;
    const done = (): void => {
      this.#timer = undefined;
      if (this.#isUnsynced) this.#syncSoon();
    };
    // What the broker has accepted meanwhile, mostly everything, needs no disk any more.
    if (this.#segment?.isSettled === false) this.#sync(this.#file, done);
    else done();
  }

  #sync(file: number, done: () => void): void {
    fdatasync(file, (error) => {
      if (error !== null) this.#directory.failures.failed('be synced', error);
      done();
    });
  }

  #recovered(): void {
    warn(
      'spool recovered',
      `the spool accepts notifications again; ${this.#missed} were kept in memory only`,
    );
    this.#missed = 0;
    this.#directory.failures.error = undefined;
  }
}
