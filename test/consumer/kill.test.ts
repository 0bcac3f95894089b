// Processes that listen, and are killed in the middle of it.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { until } from '../until.ts';
import { bundleWorkers, type Workers } from '../workers.ts';
import { hearing } from './hearing.ts';

const ROUNDS = 6;
const COUNT = 400;

describe('a listener that is killed', () => {
  const scene = hearing();
  let workers: Workers<{ url: string }>;

  before(async () => {
    workers = await bundleWorkers('test/consumer/hearer.ts');
  });

  after(() => {
    workers.remove();
  });

  it('loses nothing, and no process handles anything twice', async function () {
    this.timeout(60_000);
    for (let n = 0; n < COUNT; n++) scene.tell(`v${n}`);
    const heard = new Set<string>();
    for (let round = 0; round <= ROUNDS; round++) {
      const worker = workers.start({ url: scene.broker.url });
      const { told } = worker;
      await until(() => told.length > 0, 15_000);
      if (round < ROUNDS) await pause(Math.random() * 30);
      else await until(() => new Set([...heard, ...told]).size === COUNT, 15_000);
      await worker.kill();
      expect(new Set(told).size).to.equal(told.length);
      for (const id of told) heard.add(id);
    }
    expect(heard.size).to.equal(COUNT);
  });
});
