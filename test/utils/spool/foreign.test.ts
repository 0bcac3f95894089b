// A folder of another user among the logs of a spool: it does not affect our own.
import fs, { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { Directory } from '../../../src/utils/spool/directory.ts';
import { broken, failure, intervalsByHand, mended } from '../../broken.ts';
import { spooling, volumesFrom } from '../../spool.ts';
import { until } from '../../until.ts';

const FOREIGN = '0aaaaaaa-00000001';

describe('a log that we may not touch', () => {
  const clock = intervalsByHand();
  const place = spooling();

  /** Makes a function of the file system fail for the foreign folder. */
  function forbidden(name: 'readdirSync' | 'renameSync' | 'statSync' | 'utimesSync', code: string): void {
    const real = fs[name] as (file: string, ...rest: unknown[]) => unknown;
    broken(name, (file: string, ...rest: unknown[]) => {
      if (path.basename(file).startsWith(FOREIGN)) throw failure(code);
      return real(file, ...rest);
    });
  }

  function folder(name: string): string {
    const made = path.join(place.directory, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    return made;
  }

  it('keeps no other from being shown as held', () => {
    const directory = new Directory(place.directory, 2 ** 20);
    const [foreign, own] = [folder(`${FOREIGN}.x-1-1`), folder('0bbbbbbb-00000002.x-1-1')];
    for (const each of [foreign, own]) {
      directory.claim(each);
      utimesSync(each, 1, 1);
    }
    forbidden('utimesSync', 'EPERM');
    expect(directory.renew()).to.deep.equal([]);
    expect(statSync(foreign).mtimeMs).to.equal(1000);
    expect(Date.now() - statSync(own).mtimeMs).to.be.below(30_000);
    expect(directory.failures.error).to.equal('cannot mark a log as in use (EPERM)');
  });

  for (const name of ['renameSync', 'statSync', 'utimesSync'] as const) {
    it(`keeps no other from being taken over when ${name} fails`, () => {
      folder(`${FOREIGN}.000000000000-1-1`);
      folder('0bbbbbbb-00000002.left');
      forbidden(name, 'EACCES');
      const directory = new Directory(place.directory, 2 ** 20);
      expect(directory.takeOver().map((each) => path.basename(each).split('.')[0])).to.deep.equal([
        '0bbbbbbb-00000002',
      ]);
      expect(readdirSync(place.directory)).to.include(`${FOREIGN}.000000000000-1-1`);
    });
  }

  it('and whose files cannot be seen is given back, and keeps nothing that was left behind it', async () => {
    const first = place.open();
    first.tell(5);
    await first.notifier.close(0);
    folder(`${FOREIGN}.left`);
    forbidden('readdirSync', 'EACCES');
    for (let looks = 0; looks < 2; looks++) {
      const { notifier, volumes, sent } = place.open();
      clock.tick(5000);
      await until(() => sent.length === 5);
      expect(volumes()).to.deep.equal(volumesFrom(0, 5));
      expect(readdirSync(place.directory)).to.include(`${FOREIGN}.left`);
      expect(notifier.stats().spool?.error).to.match(/^cannot .* \(EACCES\)$/);
      await notifier.close(0);
    }
  });

  it('is not counted, and all else is', () => {
    writeFileSync(path.join(folder(`${FOREIGN}.left`), 'settled'), 'x'.repeat(100));
    writeFileSync(path.join(folder('0bbbbbbb-00000002.left'), 'settled'), 'x'.repeat(100));
    forbidden('readdirSync', 'EACCES');
    const directory = new Directory(place.directory, 2 ** 20);
    directory.measure();
    expect(directory.space.others).to.equal(100);
  });
});

describe('a file that is not ours', () => {
  const place = spooling();
  afterEach(mended);

  it('is not removed with its folder when it cannot be set aside', () => {
    const directory = new Directory(place.directory, 2 ** 20);
    const log = path.join(place.directory, '0aaaaaaa-00000001.x-1-1');
    directory.claim(log);
    writeFileSync(path.join(log, 'notes.txt'), 'mine');
    broken('renameSync', () => {
      throw failure('ENOSPC');
    });
    directory.giveBack(log, true);
    expect(readdirSync(log)).to.deep.equal(['notes.txt']);
    expect(directory.failures.error).to.equal('cannot release a log (ENOTEMPTY)');
  });
});
