import { cpSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { broken, failure, intervalsByHand, mended } from '../../broken.ts';
import { filesIn, spooling, volumesFrom } from '../../spool.ts';
import { until } from '../../until.ts';

describe('small logs that were left', () => {
  const place = spooling();
  const { open } = place;
  intervalsByHand();

  /** Leaves this many logs of three volumes each, the oldest first. */
  async function leave(logs: number): Promise<void> {
    const parts = `${place.directory}-parts`;
    mkdirSync(parts);
    for (let n = 0; n < logs; n++) {
      const directory = path.join(parts, String(n));
      const bench = open({ directory });
      bench.tell(3, 3 * n);
      await bench.notifier.close(0);
      const [name = ''] = readdirSync(directory);
      const ordered = name.replace(/^[^-]+/, (1000 + n).toString(36).padStart(8, '0'));
      cpSync(path.join(directory, name), path.join(place.directory, ordered), { recursive: true });
    }
    rmSync(parts, { recursive: true });
  }

  it('become one, in their order, and nothing of them is left when all is accepted', async () => {
    mkdirSync(place.directory, { mode: 0o700 });
    await leave(20);
    const bench = open();
    expect(readdirSync(place.directory)).to.have.lengthOf(1);
    expect(bench.notifier.stats()).to.include({ inherited: 60, pending: 60 });
    await until(() => bench.sent.length === 60);
    expect(bench.volumes()).to.deep.equal(volumesFrom(0, 60));
    bench.acceptAll();
    expect(await bench.notifier.close()).to.equal(true);
    expect(readdirSync(place.directory)).to.deep.equal([]);
  });

  it('stay one, however often a process ends', async () => {
    mkdirSync(place.directory, { mode: 0o700 });
    for (let n = 0; n < 10; n++) {
      const bench = open();
      bench.tell(3, 3 * n);
      await bench.notifier.close(0);
      expect(readdirSync(place.directory)).to.have.length.below(3);
    }
    const bench = open();
    await until(() => bench.sent.length === 30);
    expect(bench.volumes()).to.deep.equal(volumesFrom(0, 30));
  });

  it('do not hold up a start when they are many: some are taken over at a time', async () => {
    mkdirSync(place.directory, { mode: 0o700 });
    await leave(150);
    const bench = open();
    expect(bench.notifier.stats()).to.include({ inherited: 300 });
    await until(() => bench.notifier.stats().inherited === 450);
    await until(() => bench.sent.length === 450);
    expect(bench.volumes()).to.deep.equal(volumesFrom(0, 450));
  });

  it('are left as they are when one is damaged, or the disk is full: nothing is lost', async () => {
    mkdirSync(place.directory, { mode: 0o700 });
    await leave(3);
    const [, second = ''] = filesIn(place.directory).filter((file) => file.endsWith('.log'));
    truncateSync(path.join(place.directory, second), 1000);
    broken('writeSync', () => {
      throw failure('ENOSPC');
    });
    const bench = open();
    mended();
    expect(readdirSync(place.directory)).to.have.lengthOf(3);
    const { inherited } = bench.notifier.stats();
    await until(() => bench.sent.length + bench.losses.length === inherited);
    expect(bench.volumes()).to.include.members([...volumesFrom(0, 3), ...volumesFrom(6, 9)]);
  });
});
