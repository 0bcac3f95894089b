// Temporary failures, as when a process can open no more files: they cost time, and nothing else.
import fs, { truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { broken, brokenOpening, failure, intervalsByHand, mended } from '../../broken.ts';
import { asAfterAKill, filesIn, openSpool, spooling, volumesFrom, type SpoolBench } from '../../spool.ts';
import { until } from '../../until.ts';

const LOOK = 5000;

describe('a failure of the disk that passes', () => {
  const clock = intervalsByHand();
  const place = spooling();

  /** Accepts the notifications passed to the transport until this many were seen. */
  async function seenOf({ volumes, acceptAll }: SpoolBench, count: number): Promise<string[]> {
    const seen: string[] = [];
    await until(() => {
      seen.push(...volumes());
      acceptAll();
      return seen.length >= count;
    });
    return seen;
  }

  /** Makes opening files for reading fail; returns a function for the number of attempts. */
  function unreadable(code: string, isMeant: (file: string) => boolean = () => true): () => number {
    let calls = 0;
    const { open } = fs.promises;
    brokenOpening((file, ...rest) => {
      if (!isMeant(String(file))) return open(file, ...rest);
      calls++;
      return Promise.reject(failure(code));
    });
    return () => calls;
  }

  for (const code of ['EMFILE', 'ENFILE', 'EIO']) {
    it(`keeps what is on the disk until it can be read, in order (${code})`, async () => {
      const bench = place.open({}, { maxPending: 5 });
      const { tell, notifier, losses } = bench;
      const tried = unreadable(code);
      tell(20);
      const seen = await seenOf(bench, 5);
      tell(20, 20);
      await until(() => notifier.stats().spool?.error === `cannot be read back (${code})`);
      await pause(20);
      expect(tried()).to.equal(1);
      expect(bench.sent).to.deep.equal([]);
      mended();
      tell(1, 40);
      clock.tick(LOOK);
      seen.push(...(await seenOf(bench, 36)));
      expect(seen).to.deep.equal(volumesFrom(0, 41));
      expect(losses).to.deep.equal([]);
      expect(notifier.stats()).to.deep.include({ emitted: 41, accepted: 41, pending: 0 });
      expect(notifier.stats().spool).to.include({ damaged: 0 });
    });
  }

  it('is tried again at every look, and ends nothing', async () => {
    const bench = place.open({}, { maxPending: 5 });
    const tried = unreadable('EMFILE');
    bench.tell(20);
    bench.acceptAll();
    for (let looks = 1; looks < 4; looks++) {
      await until(() => tried() === looks);
      await pause(5);
      clock.tick(LOOK);
    }
    mended();
    expect(await bench.notifier.close(0)).to.equal(false);
    const next = place.open();
    expect(await seenOf(next, 15)).to.deep.equal(volumesFrom(5, 20));
  });

  /** Leaves all volumes in several files, like a process that was killed. */
  async function left(count: number): Promise<string> {
    const { notifier, tell } = openSpool({ directory: place.directory, maxBytes: 2 ** 16 });
    tell(count);
    const directory = asAfterAKill(place.directory, `${place.directory}-left`);
    await notifier.close(0);
    return directory;
  }

  it('of one log does not keep the others', async () => {
    const directory = await left(10);
    const isLeft = new Set(filesIn(directory).map((file) => file.split('.')[0]));
    unreadable('EIO', (file) => isLeft.has(path.basename(path.dirname(file)).split('.')[0]));
    const bench = place.open({ directory }, { maxPending: 5 });
    bench.tell(20, 10);
    expect(await seenOf(bench, 20)).to.deep.equal(volumesFrom(10, 30));
    mended();
    clock.tick(LOOK);
    expect(await seenOf(bench, 10)).to.deep.equal(volumesFrom(0, 10));
    expect(bench.losses).to.deep.equal([]);
  });

  it('leaves what was left where it is, to be taken over at the next look', async () => {
    const directory = await left(45);
    const [, second = '', last = ''] = filesIn(directory).slice(-3);
    truncateSync(path.join(directory, last), fs.statSync(path.join(directory, last)).size - 10);
    const { openSync } = fs;
    broken('openSync', (file: string, ...rest: [string]) => {
      if (path.basename(file) === path.basename(second)) throw failure('EMFILE');
      return openSync(file, ...rest);
    });
    const bench = place.open({ directory, maxBytes: 2 ** 16 });
    clock.tick(LOOK);
    expect(bench.notifier.stats()).to.include({ inherited: 0 });
    expect(bench.notifier.stats().spool).to.include({ damaged: 0 });
    mended();
    clock.tick(LOOK);
    expect(await seenOf(bench, 44)).to.deep.equal(volumesFrom(0, 44));
    expect(bench.notifier.stats().spool).to.include({ damaged: 1 });
    expect(bench.losses).to.deep.equal([]);
  });
});
