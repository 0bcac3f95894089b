// Joins small logs of ended processes into one: a process that ends again and again while the broker is away leaves one
// each time.
import { closeSync, fdatasyncSync, lstatSync, openSync, readdirSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CURSOR, readCursor } from './cursor.ts';
import type { Directory } from './directory.ts';
import { contentOf } from '../runtime/open-flags.ts';
import { recordsIn } from './record-scanner.ts';
import { encodeEnd, encodeRecord } from './record.ts';
import { Segment } from './segment.ts';

const SMALL = 2 ** 16; // bytes
const MAX_BYTES = 4 * 2 ** 20; // in a joined log

/** Joins the small logs among those taken over (oldest first). Returns the joined one, then the others. */
export function joinSmall(folders: readonly string[], directory: Directory): string[] {
  const small = new Map<string, string[]>();
  let bytes = 0;
  for (const folder of folders) {
    const payloads = bytes < MAX_BYTES ? payloadsIfSmall(folder) : undefined;
    if (payloads === undefined) continue;
    small.set(folder, payloads);
    bytes += payloads.reduce((sum, { length }) => sum + length, 0);
  }
  const [oldest, second] = small.keys();
  if (oldest === undefined || second === undefined) return [...folders];
  const joined = directory.newLog(basename(oldest));
  const isJoined = directory.failures.attempt('join small logs', () => {
    write(joined, [...small.values()].flat(), directory);
  });
  if (!isJoined) {
    directory.discard(joined);
    return [...folders];
  }
  for (const folder of small.keys()) directory.discard(folder);
  return [joined, ...folders.filter((folder) => !small.has(folder))];
}

/** Returns the unsettled payloads; `undefined` for a log that is large or partly unreadable. */
function payloadsIfSmall(folder: string): string[] | undefined {
  try {
    const files = readdirSync(folder).filter((name) => name !== CURSOR);
    const paths = files.sort().map((name) => join(folder, name));
    if (paths.some((path) => !isSmallFile(path))) return undefined;
    const settledTo = readCursor(folder);
    return paths.flatMap((path) => payloadsIn(path, settledTo));
  } catch {
    return undefined; // it is read once more, and reported then
  }
}

function isSmallFile(path: string): boolean {
  const found = lstatSync(path);
  return found.isFile() && path.endsWith('.log') && found.size <= SMALL;
}

function payloadsIn(path: string, settledTo: number): string[] {
  const payloads: string[] = [];
  let next = Number(basename(path, '.log'));
  for (const found of recordsIn(contentOf(path))) {
    // A damaged or missing record is accounted for when its own log is read.
    if ('damaged' in found || found.sequence !== next) throw new TypeError('it is damaged');
    next++;
    if (found.payload.length > 0 && found.sequence >= settledTo) payloads.push(found.payload.toString());
  }
  return payloads;
}

// Synced to the disk, because the original logs are removed afterwards.
function write(folder: string, payloads: readonly string[], directory: Directory): void {
  const segment = new Segment(1);
  directory.claim(folder);
  const file = openSync(join(folder, segment.name), 'wx', 0o600);
  try {
    for (const payload of payloads) writeWhole(file, encodeRecord(segment.next++, [payload]));
    writeWhole(file, encodeEnd(segment.next));
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, record: Buffer): void {
  if (writeSync(file, record) < record.length)
    throw Object.assign(new Error('a part of a record was written'), { code: 'ENOSPC' });
}
