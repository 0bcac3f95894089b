// Listening processes that are killed while they handle messages.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { until } from '../until.ts';
import { bundleWorkers, type Workers } from '../workers.ts';
import type { HearerOrders } from './hearer.ts';
import { hearing } from './hearing.ts';

const ROUNDS = 6;
const BURST = 80; // notifications emitted before each of them

describe('a listener that is killed', () => {
  const scene = hearing();
  let workers: Workers<HearerOrders>;

  before(async () => {
    workers = await bundleWorkers('test/consumer/hearer.ts');
  });

  after(() => {
    workers.remove();
  });

  it('loses nothing, and no process handles anything twice', async () => {
    const heard = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      for (let n = 0; n < BURST; n++) scene.tell(`v${round}-${n}`);
      const worker = workers.start({ url: scene.broker.url });
      const { told } = worker;
      await until(() => told.length > 0);
      if (round < ROUNDS) await pause(Math.random() * 15);
      else await until(() => new Set([...heard, ...told]).size === ROUNDS * BURST);
      await worker.kill();
      expect(new Set(told).size).to.equal(told.length);
      for (const id of told) heard.add(id);
    }
    expect(heard.size).to.equal(ROUNDS * BURST);
  });

  it('leaves to the next one what it had in hand, and nothing that it had finished with', async () => {
    const { url } = scene.broker;
    const [first, quick] = [workers.start({ url, held: 'held' }), ['v1', 'v2', 'v3', 'v4']];
    for (const id of ['held', ...quick]) scene.tell(id);
    await until(() => first.told.length === quick.length);
    // When it has handled this one, the acceptance of the earlier ones was sent.
    scene.tell('last');
    await until(() => first.told.includes('last'));
    await first.kill();
    const next = workers.start({ url });
    scene.tell('end');
    await until(() => ['end', 'held'].every((id) => next.told.includes(id)));
    await next.kill();
    expect(first.told).to.not.include('held');
    // It is unknown whether the acceptance of the last one was sent before the kill.
    expect(next.told.filter((id) => id !== 'last').toSorted()).to.deep.equal(['end', 'held']);
  });
});
