import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { StoreError } from '../../src/store/errors.ts';
import { Lock } from '../../src/store/lock.ts';
import { keeping } from './scene.ts';

describe('the name of a collector', () => {
  const scene = keeping();

  /** Creates the lock of a process that is not visible from here, and was alive this many seconds ago. */
  function ofAnotherMachine(name: string, secondsAgo: number): string {
    const file = path.join(scene.directory, `.${name}.000000000000-1-1.lock`);
    writeFileSync(file, '');
    const then = Date.now() / 1000 - secondsAgo;
    utimesSync(file, then, then);
    return file;
  }

  it('is had by one process at a time', async () => {
    ofAnotherMachine('a', 50);
    await expectRefused(() => scene.open({ name: 'a' }), 'ERR_STORE_IN_USE');
    await scene.open({ name: 'b' });
  });

  it('is that of the host by default, with a number when it is in use', () => {
    const host = hostname().replaceAll(/[^\w.-]/g, '_');
    ofAnotherMachine(host, 0);
    const second = Lock.ofHost(scene.directory);
    expect(second.name).to.equal(`${host}-2`);
    second.release();
    expect(Lock.ofHost(scene.directory).name).to.equal(`${host}-2`);
  });

  it('is free when its process was killed, and when one of another machine shows no life for a minute', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    Lock.of(scene.directory, 'a');
    const [mine = ''] = readdirSync(scene.directory);
    renameSync(
      path.join(scene.directory, mine),
      path.join(scene.directory, mine.replace(`-${process.pid}-`, `-${String(child.pid)}-`)),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    Lock.of(scene.directory, 'a').release();
    ofAnotherMachine('b', 61);
    Lock.of(scene.directory, 'b').release();
    expect(readdirSync(scene.directory)).to.deep.equal([]);
  });

  it('that another process has taken over meanwhile is lost', () => {
    const lock = Lock.of(scene.directory, 'a');
    lock.renew();
    const [mine = ''] = readdirSync(scene.directory);
    rmSync(path.join(scene.directory, mine));
    expect(() => {
      lock.renew();
    }).to.throw(StoreError, "another process writes as 'a'");
  });

  for (const name of ['', '.hidden', 'a/b', '../a', 'web-000001', 'x'.repeat(101), 'a b'])
    it(`cannot be '${name.slice(0, 20)}'`, async () => {
      await expectRefused(() => scene.open({ name }), 'ERR_STORE_NAME_INVALID');
    });
});

async function expectRefused(open: () => Promise<unknown>, code: string): Promise<void> {
  const error = await open().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.include({ name: 'StoreError', code });
}
