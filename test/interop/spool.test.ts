// Properties of the spool that need a real file system and many calls.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { openNotifier, type Notifier } from '../../src/index.ts';
import { startBroker } from '../../src/testing/index.ts';
import { expectAccount } from '../account.ts';
import { tellOfVolumes, temporary } from '../spool.ts';
import { until } from '../until.ts';
import { bundleWorkers } from '../workers.ts';

const NOWHERE = 'amqp://127.0.0.1:1';

function open(url: string, directory: string): Notifier {
  return openNotifier({ url, install: false, spool: { directory }, onLost: () => undefined });
}

describe('a spool', () => {
  let place: ReturnType<typeof temporary>;

  beforeEach(() => {
    place = temporary();
  });

  afterEach(() => {
    place.remove();
  });

  it('on a disk that is full loses nothing, and accepts notifications again when there is room', async function () {
    this.timeout(60_000);
    const disk = `${place.directory}-disk`;
    mkdirSync(disk, { mode: 0o700 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=0700', 'tmpfs', disk]);
    try {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 64 * 1024));
      const first = open(NOWHERE, disk);
      tellOfVolumes(first, 1000);
      expect(first.stats().spool?.error).to.equal('cannot be written (ENOSPC)');
      expectAccount(first, { emitted: 1000, accepted: 0, pending: 1000 });
      rmSync(path.join(disk, 'ballast'));
      await pause(1100);
      tellOfVolumes(first, 200, 1000);
      expect(first.stats().spool).to.not.have.property('error');
      expect(await first.close(0)).to.equal(false);
      const { lost, pending } = first.stats();
      expect(lost.closed + pending).to.equal(1200);
      expect(pending).to.be.above(200);
      await using broker = await startBroker();
      const second = open(broker.url, disk);
      expect(await second.close()).to.equal(true);
      expectAccount(second, { emitted: pending, accepted: pending });
      expect(second.stats().spool).to.include({ damaged: 0 });
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('keeps memory and open files as they were, in a million calls without a broker', async function () {
    this.timeout(300_000);
    const notifier = open(NOWHERE, place.directory);
    const files = (): number => readdirSync('/proc/self/fd').length;
    tellOfVolumes(notifier, 1);
    await pause(50);
    const [before, filesBefore] = [process.memoryUsage().rss, files()];
    let most = 0;
    for (let n = 1; n < 1e6; n += 1000) {
      tellOfVolumes(notifier, 1000, n);
      await pause(0);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(most / 2 ** 20).to.be.below(150);
    expect(files()).to.be.at.most(filesBefore + 5);
    expect(notifier.stats().pending).to.equal(1_000_001);
    expect(notifier.stats().spool?.error).to.equal(undefined);
    await notifier.close(0);
  });

  it('of a process that was killed is sent by another one that runs', async function () {
    this.timeout(60_000);
    const workers = await bundleWorkers();
    try {
      const killed = workers.start({ name: 'killed', url: NOWHERE, directory: place.directory });
      await until(() => killed.told.length > 300);
      await using broker = await startBroker();
      const alive = open(broker.url, place.directory);
      expect(alive.stats()).to.include({ inherited: 0 });
      await killed.kill();
      await until(() => alive.stats().inherited >= killed.told.length, 10_000);
      expect(await alive.close()).to.equal(true);
      expect(alive.stats().accepted).to.be.at.least(killed.told.length);
    } finally {
      workers.remove();
    }
  });
});
