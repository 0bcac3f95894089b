import { once } from 'node:events';
import { readdirSync, renameSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { build } from 'esbuild';
import { root } from '../../../scripts/generate/schemas.ts';
import { thisProcess } from '../../../src/utils/runtime/owner.ts';
import { intervalsByHand } from '../../broken.ts';
import { spooling, volumesFrom } from '../../spool.ts';
import { until } from '../../until.ts';

const source = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { openNotifier, notifyAboutVolumeAction } from './src/index.ts';
  openNotifier({ url: 'amqp://127.0.0.1:1', spool: { directory: workerData } });
  for (let n = 0; n < 10; n++) notifyAboutVolumeAction({}, { id: 'v' + n }, { action: 'delete', phase: 'end' });
  parentPort.postMessage('told');
`;

describe('a log of a worker thread', function () {
  if (process.platform !== 'linux') return;
  const place = spooling();
  const { open } = place;
  const clock = intervalsByHand();
  let code: string;
  before(async () => {
    const stdin = { contents: source, resolveDir: root, loader: 'ts' } as const;
    const options = {
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      write: false,
    } as const;
    const { outputFiles } = await build({ stdin, ...options, logLevel: 'error' });
    code = outputFiles[0]?.text ?? '';
  });

  async function toldByWorker(): Promise<Worker> {
    const worker = new Worker(code, { eval: true, workerData: place.directory });
    await once(worker, 'message');
    return worker;
  }

  it('is left to it while it runs, and taken over when it was terminated', async () => {
    const worker = await toldByWorker();
    const bench = open();
    expect(bench.notifier.stats()).to.include({ inherited: 0 });
    await worker.terminate();
    clock.tick(5000);
    expect(bench.notifier.stats()).to.include({ inherited: 10 });
    await until(() => bench.sent.length === 10);
    expect(bench.volumes()).to.deep.equal(volumesFrom(0, 10));
    bench.acceptAll();
    expect(await bench.notifier.close()).to.equal(true);
    expect(readdirSync(place.directory)).to.deep.equal([]);
  });

  /** Leaves a log that this thread seems to hold, of another copy, seen this many seconds ago. */
  async function leftByACopy(secondsAgo: number): Promise<void> {
    const first = open();
    first.tell(3);
    await first.notifier.close(0);
    const [name = ''] = readdirSync(place.directory);
    const folder = path.join(place.directory, name.replace(/\..*/, `.${thisProcess()}`));
    renameSync(path.join(place.directory, name), folder);
    utimesSync(folder, Date.now() / 1000 - secondsAgo, Date.now() / 1000 - secondsAgo);
  }

  it('of another copy of the package in this thread is left to it while it shows that it is alive', async () => {
    await leftByACopy(50);
    expect(open().notifier.stats()).to.include({ inherited: 0 });
  });

  it('of another copy of the package in this thread is taken over when that is gone', async () => {
    await leftByACopy(61);
    expect(open().notifier.stats()).to.include({ inherited: 3 });
  });

  it('of another notifier of this thread is never taken over, however long this thread was busy', () => {
    const first = open();
    first.tell(3);
    const [name = ''] = readdirSync(place.directory);
    utimesSync(path.join(place.directory, name), 1, 1);
    expect(open().notifier.stats()).to.include({ inherited: 0 });
  });
});
