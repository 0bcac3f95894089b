// The segments that one process writes, one after the other, in a folder of their own.
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ParkedReceipts } from './parked-receipts.ts';
import { writeCursor } from './cursor.ts';
import type { Directory } from './directory.ts';
import type { Segment } from './segment.ts';

const CURSOR_EVERY = 10; // milliseconds: after a kill -9, what was settled since the last write is sent again

export class Log {
  readonly folder: string;
  /** The receipts of records that are only on the disk. */
  readonly parking: ParkedReceipts;
  /** Oldest first. */
  readonly segments: Segment[];
  readonly #directory: Directory;
  /** The removals in progress of files that are no longer needed. */
  readonly #removals = new Set<Promise<void>>();
  /** Whether another process has taken this log over. */
  isGone = false;
  isClosed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string, directory: Directory, parking: ParkedReceipts, segments: Segment[] = []) {
    this.folder = folder;
    this.parking = parking;
    this.segments = segments;
    this.#directory = directory;
  }

  get isEmpty(): boolean {
    return this.segments.length === 0;
  }

  pathOf({ name }: Segment): string {
    return join(this.folder, name);
  }

  settle(segment: Segment, sequence: number): void {
    segment.settle(sequence);
    if (this.isGone) return;
    this.forgetSettled(segment);
    this.#timer ??= setTimeout(() => {
      this.#noteCursor();
    }, CURSOR_EVERY).unref();
  }

  /** Removes a closed segment once all its records are settled. */
  forgetSettled(segment: Segment): void {
    if (segment.isOpen || !segment.isSettled) return;
    this.segments.splice(this.segments.indexOf(segment), 1);
    // A file that is set aside is counted with everything that is not ours.
    this.#directory.space.own -= segment.size;
    if (segment.isDamaged) this.#directory.setAside(this.pathOf(segment));
    else this.#remove(this.pathOf(segment));
  }

  /** Abandons the log to the process that has taken it over, which sends what is parked here. */
  abandon(): void {
    this.isGone = true;
    clearTimeout(this.#timer);
    this.parking.disown();
    this.#directory.space.own -= this.segments.reduce((sum, { size }) => sum + size, 0);
  }

  /** Closes the log. Unsettled records are left to the next process. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const segment of [...this.segments]) this.forgetSettled(segment);
    await Promise.all(this.#removals);
    if (!this.isEmpty) this.#noteCursor();
    this.#directory.giveBack(this.folder, this.isEmpty);
    this.isClosed = true;
  }

  // The system takes a millisecond to free the memory of a file. Not waiting for it saves 4 % of the time with a spool.
  #remove(path: string): void {
    const removal = unlink(path)
      .catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
          this.#directory.failures.failed('remove a file', error);
      })
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  #noteCursor(): void {
    this.#timer = undefined;
    const [oldest] = this.segments;
    if (oldest === undefined) return;
    this.#directory.failures.attempt('record what is settled', () => {
      writeCursor(this.folder, oldest.settledTo);
    });
  }
}
