// Damages the files of a spool at random: nothing throws, no good record is lost, and the counts balance.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { Ledger } from '../../../src/utils/notifier/ledger.ts';
import { ParkedReceipts } from '../../../src/utils/spool/parked-receipts.ts';
import { Directory } from '../../../src/utils/spool/directory.ts';
import { recoverLog } from '../../../src/utils/spool/recovery.ts';
import { recordsIn } from '../../../src/utils/spool/record-scanner.ts';
import { Unread } from '../../../src/utils/spool/unread.ts';
import { asAfterAKill, openSpool, temporary, volumeOf } from '../../spool.ts';

type Harm = (bytes: Buffer) => Buffer;

const where = fc.double({ min: 0, max: 1, noNaN: true });
const junk = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const cut = (bytes: Buffer, from: number, length: number, put: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + length)]);
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length);

const harms: fc.Arbitrary<Harm> = fc.oneof(
  fc.tuple(where, fc.nat(7)).map(
    ([share, bit]): Harm =>
      (bytes) =>
        flipped(bytes, at(bytes, share), bit),
  ),
  where.map(
    (share): Harm =>
      (bytes) =>
        bytes.subarray(0, at(bytes, share)),
  ),
  fc.tuple(where, junk).map(
    ([share, put]): Harm =>
      (bytes) =>
        cut(bytes, at(bytes, share), put.length, put),
  ),
  fc.tuple(where, junk).map(
    ([share, put]): Harm =>
      (bytes) =>
        cut(bytes, at(bytes, share), 0, put),
  ),
  fc.tuple(where, fc.nat(2000)).map(
    ([share, length]): Harm =>
      (bytes) =>
        cut(bytes, at(bytes, share), length),
  ),
  fc.nat(5000).map(
    (length): Harm =>
      (bytes) =>
        Buffer.concat([bytes, Buffer.alloc(length)]),
  ),
);

function flipped(bytes: Buffer, place: number, bit: number): Buffer {
  if (place >= bytes.length) return bytes;
  const other = Buffer.from(bytes);
  other.writeUInt8(other.readUInt8(place) ^ (1 << bit), place);
  return other;
}

/** Returns the volumes of the intact records without duplicates, in order. */
function goodIn(files: readonly Buffer[]): string[] {
  const records = files.flatMap((bytes) => [...recordsIn(bytes)]);
  const texts = records.flatMap((each) =>
    'payload' in each && each.payload.length > 0 ? [each.payload.toString()] : [],
  );
  return [...new Set(texts.map((text) => /"type":"volume","id":"(v\d+)"/.exec(text)?.[1] ?? 'unknown'))];
}

interface StoredFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Leaves a log of twenty notifications in several files, undamaged. */
async function someLog(root: string): Promise<{ folder: string; files: StoredFile[] }> {
  const { notifier, tell } = openSpool({ directory: path.join(root, 'first'), maxBytes: 2 ** 16 });
  tell(20);
  const left = asAfterAKill(path.join(root, 'first'), path.join(root, 'left'));
  await notifier.close(0);
  const folder = readdirSync(left).find((name) => name.endsWith('.left')) ?? expect.fail('there is no log');
  const names = readdirSync(path.join(left, folder));
  return {
    folder,
    files: names.map((name) => ({ name, bytes: readFileSync(path.join(left, folder, name)) })),
  };
}

/**
 * Damages the files of a spool in this many ways, and fails when a good record is lost, or the counts do not balance.
 */
export async function harmSpools(cases: number, seed: number): Promise<void> {
  const place = temporary();
  const { folder, files } = await someLog(place.directory);
  const harmed = fc.array(fc.tuple(fc.nat(files.length - 1), harms), { minLength: 1, maxLength: 3 });
  const property = fc.asyncProperty(harmed, async (list) => {
    const now = [...files];
    for (const [n, harm] of list) now[n] = harmedFile(now[n], harm);
    const { volumes, told, lost } = await readBack(path.join(place.directory, 'case'), folder, now);
    expect(volumes).to.deep.equal(goodIn(now.map(({ bytes }) => bytes)));
    expect(told).to.equal(volumes.length + lost);
  });
  await fc.assert(property, { numRuns: cases, seed });
  place.remove();
}

function harmedFile(file: StoredFile | undefined, harm: Harm): StoredFile {
  if (file === undefined) throw new RangeError('there is no such file');
  return { name: file.name, bytes: harm(file.bytes) };
}

interface ReadBack {
  readonly volumes: string[];
  readonly told: number;
  readonly lost: number;
}

/** Takes a log over, and reads it to its end. */
async function readBack(root: string, folder: string, now: readonly StoredFile[]): Promise<ReadBack> {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(path.join(root, folder), { recursive: true });
  for (const { name, bytes } of now) writeFileSync(path.join(root, folder, name), bytes);
  const directory = new Directory(root, 2 ** 20);
  const ledger = new Ledger(() => undefined);
  const [taken = ''] = directory.takeOver();
  const log = recoverLog(taken, directory, new ParkedReceipts(ledger));
  const volumes: string[] = [];
  for await (const { segment, sequence, encoded } of new Unread(log, directory.failures).records()) {
    const receipt = log.parking.unpark('');
    if (encoded === undefined) receipt.lose('damaged', '');
    else {
      volumes.push(volumeOf(encoded));
      receipt.accept();
    }
    log.settle(segment, sequence);
  }
  expect(log.parking.size).to.equal(0);
  expect(log.isEmpty).to.equal(true);
  await log.close();
  expect(readdirSync(root).filter((name) => name !== 'damaged')).to.deep.equal([]);
  const { emitted, pending, lost } = ledger.counts();
  expect(pending).to.equal(0);
  return { volumes, told: emitted, lost: lost.damaged };
}
