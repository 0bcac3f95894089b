import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { readdirSync, renameSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { isGone, LEASE, thisProcess } from '../../../src/utils/runtime/owner.ts';
import { Directory } from '../../../src/utils/spool/directory.ts';
import { broken, mended } from '../../broken.ts';
import { openSpool, spooling, temporary, volumesFrom } from '../../spool.ts';
import { until } from '../../until.ts';

describe('the owner of a log', () => {
  it('is alive while its process runs, and gone when it has ended', async () => {
    expect(isGone(thisProcess())).to.equal(false);
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const [machine, , start = ''] = thisProcess().split('-');
    const owner = `${String(machine)}-${String(child.pid)}`;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isGone(`${owner}-${start}`)).to.equal(true);
  });

  it('is gone when its process id was given to another process', function () {
    if (process.platform !== 'linux') this.skip();
    const [machine, pid] = thisProcess().split('-');
    expect(isGone(`${String(machine)}-${String(pid)}-1`)).to.equal(true);
  });

  it('in another container cannot be seen from here', () => {
    expect(isGone('000000000000-1-1')).to.equal(undefined);
  });
});

describe('a log of another container', () => {
  afterEach(mended);
  const place = spooling();
  const { open } = place;

  /** The only log now belongs to a process that is not visible from here, and was alive this many seconds ago. */
  async function leaveToAnother(secondsAgo: number): Promise<string> {
    const first = open();
    first.tell(3);
    await first.notifier.close(0);
    const [name = ''] = readdirSync(place.directory);
    const folder = path.join(place.directory, name.replace(/\..*/, '.000000000000-1-1'));
    renameSync(path.join(place.directory, name), folder);
    const then = Date.now() / 1000 - secondsAgo;
    utimesSync(folder, then, then);
    return folder;
  }

  it('is left to it while it shows that it is alive', async () => {
    await leaveToAnother(50);
    const { notifier } = open();
    expect(notifier.stats()).to.include({ inherited: 0 });
  });

  it('is taken over when it has not shown that for a minute', async () => {
    await leaveToAnother(61);
    const { notifier, volumes, sent } = open();
    expect(notifier.stats()).to.include({ inherited: 3 });
    await until(() => sent.length === 3);
    expect(volumes()).to.deep.equal(volumesFrom(0, 3));
  });

  it('is taken over as one that is alive: a third container leaves it alone', async () => {
    const folder = await leaveToAnother(61);
    const [taken = ''] = new Directory(place.directory, 2 ** 20).takeOver();
    expect(Date.now() - statSync(taken).mtimeMs).to.be.below(LEASE / 2);
    renameSync(taken, folder); // as seen by a process that cannot see this one
    expect(new Directory(place.directory, 2 ** 20).takeOver()).to.deep.equal([]);
  });

  it('that another one takes over at the same moment is left to it, without a word', async () => {
    const folder = await leaveToAnother(61);
    const { utimesSync: touch } = fs;
    broken('utimesSync', (touched: string, at: Date, time: Date) => {
      renameSync(folder, `${folder}-first`);
      touch(touched, at, time);
    });
    const directory = new Directory(place.directory, 2 ** 20);
    expect(directory.takeOver()).to.deep.equal([]);
    expect(directory.failures.error).to.equal(undefined);
  });
});

describe('a process that slept for so long that its log was taken over', () => {
  it('leaves what is on the disk to the other one, and goes on with a log of its own', async () => {
    const place = temporary();
    const asleep = openSpool({ directory: place.directory }, { maxPending: 2 });
    try {
      asleep.tell(10);
      const [name = ''] = readdirSync(place.directory);
      const to = path.join(place.directory, name.replace(/\..*/, '.000000000000-1-1'));
      renameSync(path.join(place.directory, name), to);
      await until(() => asleep.notifier.stats().emitted === 2);
      asleep.tell(3, 10);
      asleep.acceptAll();
      await until(() => asleep.sent.length > 0);
      await until(() => {
        asleep.acceptAll();
        return asleep.notifier.stats().accepted === 5;
      });
      expect(asleep.notifier.stats()).to.deep.include({ emitted: 5, accepted: 5, pending: 0 });
      expect(asleep.losses).to.deep.equal([]);
      expect(await asleep.notifier.close()).to.equal(true);
      expect(readdirSync(place.directory)).to.deep.equal([path.basename(to)]);
    } finally {
      await asleep.notifier.close(0);
      place.remove();
    }
  });
});
