// Recovers the segments that an ended process has left, as far as they can be read.
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ParkedReceipts } from './parked-receipts.ts';
import { CURSOR, readCursor } from './cursor.ts';
import type { Directory } from './directory.ts';
import { Log } from './log.ts';
import { READ } from '../runtime/open-flags.ts';
import { recordsIn } from './record-scanner.ts';
import { HEADER, recordAt, type StoredRecord } from './record.ts';
import { Segment } from './segment.ts';

const NAME = /^(\d{16})\.log$/;

/**
 * Returns the log in a folder that was taken over, with its unsettled records parked. Throws when it cannot be read
 * now.
 */
export function recoverLog(folder: string, directory: Directory, parking: ParkedReceipts): Log {
  const segments = segmentsIn(folder, directory);
  checkEnds(segments, folder, directory);
  const log = new Log(folder, directory, parking, segments);
  for (const segment of [...segments]) {
    directory.space.own += segment.size;
    parking.inherit(segment.next - segment.settledTo);
    log.forgetSettled(segment);
  }
  return log;
}

// Everything is read before anything is reported or moved, because after an error all of it is tried again.
function segmentsIn(folder: string, directory: Directory): Segment[] {
  const settledTo = readCursor(folder);
  const names = readdirSync(folder).filter((name) => name !== CURSOR);
  const files = names.sort().map((name) => ({ path: join(folder, name), extent: extentOf(folder, name) }));
  return files.flatMap(({ path, extent }) =>
    extent === undefined ? notOurs(path, directory) : leftSegment(path, extent, settledTo, directory),
  );
}

function notOurs(path: string, directory: Directory): [] {
  directory.failures.failed(`read ${path}`, new TypeError('it was not written by this package'));
  directory.setAside(path);
  return [];
}

function leftSegment(path: string, extent: Extent, settledTo: number, directory: Directory): Segment {
  const { first, next, size, torn, isFinished } = extent;
  const segment = new Segment(first, next, size - torn, settledTo);
  segment.isFinished = isFinished;
  if (torn > 0) damaged(segment, path, `${torn} bytes at the end that are not a record`, directory);
  return segment;
}

// Only the segment that was written last may lack its end record.
function checkEnds(segments: readonly Segment[], folder: string, directory: Directory): void {
  const last = segments.findLast((segment) => segment.next > segment.first);
  for (const segment of segments) {
    if (segment === last) return;
    const path = join(folder, segment.name);
    if (!segment.isFinished) damaged(segment, path, 'the end of a file is missing', directory);
  }
}

function damaged(segment: Segment, path: string, what: string, directory: Directory): void {
  segment.isDamaged = true;
  directory.failures.damage(path, what);
}

interface Extent {
  /** The sequence of the first record. */
  readonly first: number;
  readonly size: number;
  readonly isFinished: boolean;
  /** The sequence after the last record. */
  readonly next: number;
  /** The bytes after the last record: a write that had not returned when the process ended, or damage. */
  readonly torn: number;
}

/** Returns the extent of a segment; `undefined` for a file that is not ours. */
function extentOf(folder: string, name: string): Extent | undefined {
  const path = join(folder, name);
  const first = Number(NAME.exec(name)?.[1] ?? NaN);
  if (!Number.isSafeInteger(first) || !lstatSync(path).isFile()) return undefined;
  const file = openSync(path, READ);
  try {
    return { first, ...extentIn(file, first) };
  } finally {
    closeSync(file);
  }
}

// The last record of a finished segment holds the sequence that the next one begins with. An unfinished segment is read
// through.
function extentIn(file: number, first: number): Omit<Extent, 'first'> {
  const { size } = fstatSync(file);
  const next = endMark(file, size);
  const isFinished = next !== undefined && isWithin(next, first, size);
  return isFinished ? { size, isFinished, next, torn: 0 } : extentByReading(readFileSync(file), first);
}

function endMark(file: number, size: number): number | undefined {
  const tail = Buffer.alloc(HEADER);
  readSync(file, tail, 0, HEADER, Math.max(0, size - HEADER));
  return recordAt(tail, 0)?.sequence;
}

function extentByReading(bytes: Buffer, first: number): Omit<Extent, 'first'> {
  let next = first;
  let torn = 0;
  for (const found of recordsIn(bytes)) {
    torn = 'damaged' in found ? found.damaged : 0;
    if ('payload' in found && isWithin(found.sequence, first, bytes.length)) next = nextAfter(found);
  }
  return { size: bytes.length, isFinished: false, next, torn };
}

// An end record has no payload, and the sequence of the next record.
function nextAfter({ sequence, payload }: StoredRecord): number {
  return payload.length === 0 ? sequence : sequence + 1;
}

// The size limits the number of records: a record with a higher sequence is not ours.
function isWithin(sequence: number, first: number, size: number): boolean {
  return sequence >= first && sequence <= first + size / HEADER;
}
