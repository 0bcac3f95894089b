// Processes that listen, and are killed in the middle of it.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { until } from '../until.ts';
import { bundleWorkers, type Workers } from '../workers.ts';
import { hearing } from './hearing.ts';

const ROUNDS = 6;
const BURST = 80; // notifications told before each of them

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
    const heard = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      for (let n = 0; n < BURST; n++) scene.tell(`v${round}-${n}`);
      const worker = workers.start({ url: scene.broker.url });
      const { told } = worker;
      await until(() => told.length > 0, 15_000);
      if (round < ROUNDS) await pause(Math.random() * 15);
      else await until(() => new Set([...heard, ...told]).size === ROUNDS * BURST, 15_000);
      await worker.kill();
      expect(new Set(told).size).to.equal(told.length);
      for (const id of told) heard.add(id);
    }
    expect(heard.size).to.equal(ROUNDS * BURST);
  });
});
