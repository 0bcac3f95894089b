// A collector of a stream: it resumes where it stopped, and reports what it missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { ended, exitCodeOf, linesFrom, started } from '../cli/command.ts';
import { expectAccepted } from './expecting.ts';
import { untilKept, volumesIn } from './kept-volumes.ts';
import { declareQueues, deleteQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellOfVolumes } from './telling.ts';

for (const { name, broker } of rabbits) {
  describe(`a collector of a stream of ${name}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'interop-collect-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    async function tell(topic: string, count: number): Promise<string[]> {
      await using notifier = openOwn({ url: (await broker()).url, topics: [topic] });
      const ids = tellOfVolumes(notifier, count);
      await expectAccepted(notifier, count);
      return ids;
    }

    async function collect(topic: string): Promise<ReturnType<typeof started>> {
      const { url } = await broker();
      return started(['collect', '--to', folder, '--name', 'a', '--url', url, '--topic', topic]);
    }

    it('keeps what was there before it, and each once though it is killed and started again', async () => {
      await declareQueues(await broker(), 'history', { 'x-queue-type': 'stream' });
      const told = await tell('history', 500);
      for (const ending of ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGTERM'] as const) {
        const child = await collect('history');
        await untilKept(folder, told.length);
        child.kill(ending);
        await exitCodeOf(child);
        told.push(...(await tell('history', 5)));
      }
      const last = await collect('history');
      const end = ended(last);
      await untilKept(folder, told.length);
      last.kill('SIGTERM');
      expect((await end).stderr).to.equal('notify-about: 5 notifications kept, 0 duplicates dropped\n');
      expect((await volumesIn(folder)).toSorted()).to.deep.equal(told.toSorted());
    });

    it('reports how many the stream has dropped meanwhile', async () => {
      const small = { 'x-max-length-bytes': 40_000, 'x-stream-max-segment-size-bytes': 10_000 };
      await declareQueues(await broker(), 'dropping', { 'x-queue-type': 'stream', ...small });
      const first = await tell('dropping', 6);
      const child = await collect('dropping');
      await untilKept(folder, first.length);
      child.kill('SIGTERM');
      await exitCodeOf(child);
      const told = first;
      for (let n = 0; n < 30; n++) told.push(...(await tell('dropping', 6)));
      const next = await collect('dropping');
      const nextNote = linesFrom(next.stderr);
      const said = [await nextNote(), await nextNote()];
      for (const line of said)
        expect(line).to.match(/dropping\.\w+: the stream had dropped up to \d+ messages/);
      await sleep(500);
      const kept = (await volumesIn(folder)).length;
      next.kill('SIGTERM');
      const [, missed] = /, up to (\d+) missed, which a stream/.exec(await nextNote()) ?? [];
      expect(Number(missed)).to.be.at.least(told.length - kept);
      expect(Number(missed)).to.be.below(2 * told.length);
      await exitCodeOf(next);
    });

    it('reads a stream that was made anew from its beginning', async () => {
      const there = await broker();
      await declareQueues(there, 'anew', { 'x-queue-type': 'stream' });
      const told = await tell('anew', 30);
      const child = await collect('anew');
      await untilKept(folder, told.length);
      child.kill('SIGTERM');
      await exitCodeOf(child);
      await deleteQueues(there, 'anew');
      await declareQueues(there, 'anew', { 'x-queue-type': 'stream' });
      told.push(...(await tell('anew', 6)));
      const next = await collect('anew');
      const end = ended(next);
      await untilKept(folder, told.length);
      next.kill('SIGTERM');
      expect((await volumesIn(folder)).toSorted()).to.deep.equal(told.toSorted());
      expect((await end).stderr).to.match(/anew\.info: the stream has no message from offset \d+ on/);
    });
  });
}
