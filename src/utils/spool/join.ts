// Puts small logs that were left into one: a process that ends again and again, while the broker is away, leaves one each time.
import { closeSync, fdatasyncSync, lstatSync, openSync, readdirSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CURSOR, readCursor } from './cursor.ts';
import type { Directory } from './directory.ts';
import { contentOf } from '../runtime/open-flags.ts';
import { recordsIn } from './record-scanner.ts';
import { encodeEnd, encodeRecord } from './record.ts';
import { Segment } from './segment.ts';

const SMALL = 2 ** 16; // bytes
const MOST_BYTES = 4 * 2 ** 20; // in one

/** The folders of logs that were taken over, oldest first, in which those that are small have become one. */
export function joinSmall(folders: readonly string[], directory: Directory): string[] {
  const small = new Map<string, string[]>();
  let bytes = 0;
  for (const folder of folders) {
    const payloads = bytes < MOST_BYTES ? payloadsIfSmall(folder) : undefined;
    if (payloads === undefined) continue;
    small.set(folder, payloads);
    bytes += payloads.reduce((sum, { length }) => sum + length, 0);
  }
  const [oldest, second] = small.keys();
  if (oldest === undefined || second === undefined) return [...folders];
  const joined = directory.newLog(basename(oldest));
  const isJoined = directory.trouble.attempt('join small logs', () => {
    write(joined, [...small.values()].flat(), directory);
  });
  if (!isJoined) {
    directory.discard(joined);
    return [...folders];
  }
  for (const folder of small.keys()) directory.discard(folder);
  return [joined, ...folders.filter((folder) => !small.has(folder))];
}

/** The payloads that are not settled; nothing of a log that is large, or in which something cannot be read. */
function payloadsIfSmall(folder: string): string[] | undefined {
  try {
    const files = readdirSync(folder).filter((name) => name !== CURSOR);
    const paths = files.sort().map((name) => join(folder, name));
    if (paths.some((path) => !isSmallFile(path))) return undefined;
    const settledTo = readCursor(folder);
    return paths.flatMap((path) => payloadsIn(path, settledTo));
  } catch {
    return undefined; // it is looked at once more, and said then
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
    // One that is damaged, or missing, has an account of its own.
    if ('damaged' in found || found.sequence !== next) throw new TypeError('it is damaged');
    next++;
    if (found.payload.length > 0 && found.sequence >= settledTo) payloads.push(found.payload.toString());
  }
  return payloads;
}

// The others are removed after that, so it is made safe against a loss of power first.
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
