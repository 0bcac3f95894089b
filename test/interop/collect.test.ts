// A collector on a real broker, and on a really full disk.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { exitCodeOf, linesFrom, started } from '../cli/command.ts';
import { expectAccepted } from './expecting.ts';
import { untilKept, volumesIn } from './kept-volumes.ts';
import { declareQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellOfVolumes } from './telling.ts';

const [current] = rabbits;

describe(`a collector on ${current.name}`, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'interop-collect-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('has each notification once, although it is killed in the middle of it', async () => {
    const { url, topic, told } = await toldOf('collected', 2000);
    for (const ending of ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const) {
      const child = started(['collect', '--to', folder, '--name', 'a', '--url', url, '--topic', topic]);
      await untilKept(folder, ending === 'SIGTERM' ? told.length : (await volumesIn(folder)).length + 1);
      child.kill(ending);
      await exitCodeOf(child);
    }
    expect((await volumesIn(folder)).toSorted()).to.deep.equal(told.toSorted());
  });

  it('rejects nothing while the disk is full, says so once, and has all of it when there is room', async () => {
    const { url, topic, told } = await toldOf('overflowing', 300);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=700', 'tmpfs', folder]);
    try {
      const ballast = path.join(folder, 'ballast');
      writeFileSync(ballast, Buffer.alloc(150_000));
      const child = started(['collect', '--to', folder, '--name', 'a', '--url', url, '--topic', topic]);
      const nextNote = linesFrom(child.stderr);
      expect(await nextNote()).to.match(
        /a\.ndjson cannot be written \(ENOSPC\): no notification is accepted until then/,
      );
      expect((await volumesIn(folder)).length).to.be.below(told.length);
      execFileSync('mount', ['-o', 'remount,size=8m', folder]);
      expect(await nextNote()).to.match(/a\.ndjson is written again$/);
      await untilKept(folder, told.length);
      child.kill('SIGTERM');
      expect(await nextNote()).to.equal(
        `notify-about: ${String(told.length)} notifications kept, 0 duplicates dropped`,
      );
      expect((await volumesIn(folder)).toSorted()).to.deep.equal(told.toSorted());
      await exitCodeOf(child);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  /** Returns a topic of the broker, and the volumes in its queues. */
  async function toldOf(
    topic: string,
    count: number,
  ): Promise<{ url: string; topic: string; told: string[] }> {
    const there = await current.broker();
    await declareQueues(there, topic);
    await using notifier = openOwn({ url: there.url, topics: [topic] });
    const told = tellOfVolumes(notifier, count);
    await expectAccepted(notifier, count);
    return { url: there.url, topic, told };
  }
});
