// A disk that is full, or fails, during writes.
import fs from 'node:fs';
import { expect } from 'chai';
import sinon from 'sinon';
import { broken, failure, mended } from '../../broken.ts';
import { asAfterAKill, spooling, volumesFrom, type SpoolBench } from '../../spool.ts';
import { until } from '../../until.ts';

describe('the disk of a spool', () => {
  afterEach(mended); // before the spools end
  const place = spooling();

  function open(directory: string = place.directory, syncInterval = 5): SpoolBench {
    return place.open({ directory, maxBytes: 2 ** 26, syncInterval });
  }

  const full = (): never => {
    throw failure('ENOSPC');
  };
  const { writeSync } = fs;
  /** A write that stores only a part of the bytes. */
  const short = (file: number, bytes: Buffer, offset: number, length: number, position: number): number =>
    writeSync(file, bytes, offset, Math.floor(length / 2), position);

  for (const [what, fake] of [
    ['full', full],
    ['short of room', short],
  ] as const) {
    it(`that is ${what} keeps no call from returning; memory goes on, and the disk when there is room`, async () => {
      const { tell, notifier, volumes, acceptAll } = open();
      tell(5);
      broken('writeSync', fake);
      tell(5, 5);
      expect(notifier.stats().spool?.error).to.equal('cannot be written (ENOSPC)');
      expect(volumes()).to.deep.equal(volumesFrom(0, 10));
      mended();
      await until(() => {
        tell(1, 10);
        return notifier.stats().spool?.error === undefined;
      });
      tell(4, 11);
      const second = open(asAfterAKill(place.directory, `${place.directory}-after`));
      const [last] = volumesFrom(14, 15);
      await until(() => second.volumes().at(-1) === last);
      expect(new Set(second.volumes())).to.deep.equal(
        new Set([...volumesFrom(0, 5), ...volumesFrom(10, 15)]),
      );
      expect(second.notifier.stats().spool).to.include({ damaged: 0 });
      acceptAll();
      expect(notifier.stats()).to.include({ pending: 0 });
      expect(notifier.stats().accepted).to.equal(notifier.stats().emitted);
    });
  }

  it('that is full when a file has to be begun goes on in memory too', () => {
    broken('openSync', full);
    const { tell, sent, notifier } = open();
    tell(3);
    expect(sent).to.have.lengthOf(3);
    expect(notifier.stats().spool?.error).to.equal('cannot be written (ENOSPC)');
  });

  it('is synced at most once an interval, whatever is told', async () => {
    let calls = 0;
    broken('fdatasync', (_file: number, done: (error: null) => void) => {
      calls++;
      done(null);
    });
    const { tell } = open(place.directory, 50);
    const began = performance.now();
    tell(50);
    expect(calls).to.equal(0);
    await until(() => calls === 1);
    expect(performance.now() - began).to.be.above(45);
    tell(50);
    tell(50);
    await until(() => calls > 1);
    expect(performance.now() - began).to.be.above(95);
  });

  it('is synced again only when it has been', async () => {
    const waiting: ((error: null) => void)[] = [];
    broken('fdatasync', (_file: number, done: (error: null) => void) => waiting.push(done));
    const { tell } = open(place.directory, 1);
    for (let n = 0; n < 5; n++) {
      tell(1, n);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(waiting).to.have.lengthOf(1);
    waiting[0]?.(null);
    await until(() => waiting.length === 2);
  });

  it('is not synced for what the broker has taken meanwhile', async () => {
    let calls = 0;
    broken('fdatasync', (_file: number, done: (error: null) => void) => {
      calls++;
      done(null);
    });
    const { tell, acceptAll } = open();
    tell(5);
    acceptAll();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls).to.equal(0);
    tell(1, 5);
    await until(() => calls === 1);
  });

  it('is left to the operating system when that is asked for', async () => {
    let calls = 0;
    broken('fdatasync', () => calls++);
    open(place.directory, Infinity).tell(5);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls).to.equal(0);
  });

  it('that fails at the end of a file ends nothing, and is said', async () => {
    const { close } = fs;
    broken('close', (file: number, done: (error: Error) => void) => {
      close(file, () => {
        done(failure('EIO'));
      });
    });
    const { tell, notifier } = open();
    tell(1);
    await notifier.close(0);
    await until(() => notifier.stats().spool?.error === 'cannot be closed (EIO)');
  });

  it('that cannot be synced is said', async () => {
    broken('fdatasync', (_file: number, done: (error: Error) => void) => {
      done(failure('EIO'));
    });
    const { tell, notifier } = open();
    tell(1);
    await until(() => notifier.stats().spool?.error === 'cannot be synced (EIO)');
  });

  describe('that has failed', () => {
    const LOOK = 5000;
    let clock: sinon.SinonFakeTimers;

    beforeEach(() => {
      clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    });
    afterEach(() => {
      clock.restore();
    });

    const fails = (_file: number, done: (error: Error) => void): void => {
      done(failure('EIO'));
    };

    it('once is not said to fail when that is over', async () => {
      broken('fdatasync', fails);
      const { tell, notifier } = open();
      tell(1);
      await until(() => notifier.stats().spool?.error === 'cannot be synced (EIO)');
      mended();
      tell(1, 1);
      clock.tick(2 * LOOK);
      expect(notifier.stats().spool).to.not.have.property('error');
    });

    it('is said to fail as long as it fails at each look', () => {
      const { readdirSync } = fs;
      const { tell, notifier } = open();
      broken('readdirSync', (folder: string, ...rest: []) => {
        if (folder === place.directory) throw failure('EIO');
        return readdirSync(folder, ...rest);
      });
      for (let looks = 1; looks < 4; looks++) {
        tell(1, looks);
        clock.tick(LOOK);
        expect(notifier.stats().spool?.error).to.equal('cannot read its directory (EIO)');
      }
    });

    it('is said to fail until it has taken something again', () => {
      const { tell, notifier } = open();
      broken('writeSync', full);
      tell(1);
      clock.tick(3 * LOOK);
      expect(notifier.stats().spool?.error).to.equal('cannot be written (ENOSPC)');
    });
  });
});
