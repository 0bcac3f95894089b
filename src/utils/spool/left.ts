// What a process that has ended has left: its segments, as far as they can be read.
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Parking } from '../parking.ts';
import { CURSOR, readCursor } from './cursor.ts';
import type { Directory } from './directory.ts';
import { Log } from './log.ts';
import { recordsIn } from './reading.ts';
import { HEADER, recordAt } from './record.ts';
import { Segment } from './segment.ts';

const NAME = /^(\d{16})\.log$/;

/** The log in a folder that was taken over. What is unsettled in it is parked. */
export function leftLog(folder: string, directory: Directory, parking: Parking): Log {
  const settledTo = readCursor(folder);
  const files = readdirSync(folder).filter((name) => name !== CURSOR);
  const segments = files.sort().flatMap((name) => leftSegment(folder, name, settledTo, directory) ?? []);
  const log = new Log(folder, directory, parking, segments);
  for (const segment of [...segments]) {
    directory.space.own += segment.size;
    parking.inherit(segment.next - segment.settledTo);
    log.forgetSettled(segment);
  }
  return log;
}

function leftSegment(
  folder: string,
  name: string,
  settledTo: number,
  directory: Directory,
): Segment | undefined {
  const path = join(folder, name);
  try {
    const first = Number(NAME.exec(name)?.[1] ?? NaN);
    const { size, next, torn } = extentOf(path, first);
    const segment = new Segment(first, next, size, settledTo);
    if (torn > 0) {
      segment.isDamaged = true;
      directory.trouble.damage(path, `${torn} bytes at the end that are no record`);
    }
    return segment;
  } catch (error) {
    directory.trouble.failed(`read ${path}`, error);
    directory.setAside(path);
    return undefined;
  }
}

interface Extent {
  readonly size: number;
  /** The sequence after the last record. */
  readonly next: number;
  /** Bytes after the last record: a call that had not returned when the process ended, or worse. */
  readonly torn: number;
}

// A segment that was finished says in its last record where the next one begins. One that was not is read through.
function extentOf(path: string, first: number): Extent {
  if (Number.isNaN(first)) throw new TypeError('it is not ours');
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const next = endMark(file, size);
    const isFinished = next !== undefined && isWithin(next, first, size);
    return isFinished ? { size, next, torn: 0 } : extentByReading(readFileSync(file), first);
  } finally {
    closeSync(file);
  }
}

function endMark(file: number, size: number): number | undefined {
  const tail = Buffer.alloc(HEADER);
  readSync(file, tail, 0, HEADER, Math.max(0, size - HEADER));
  return recordAt(tail, 0)?.sequence;
}

function extentByReading(bytes: Buffer, first: number): Extent {
  let next = first;
  let torn = 0;
  for (const found of recordsIn(bytes)) {
    torn = 'damaged' in found ? found.damaged : 0;
    if ('sequence' in found && isWithin(found.sequence, first, bytes.length)) next = found.sequence + 1;
  }
  return { size: bytes.length, next, torn };
}

// So many bytes hold so many records at most: one with a higher sequence is not ours.
function isWithin(sequence: number, first: number, size: number): boolean {
  return sequence >= first && sequence <= first + size / HEADER;
}
