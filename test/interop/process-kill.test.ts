// Processes killed while they emit notifications: those whose call has returned reach the broker.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { openNotifier } from '../../src/index.ts';
import { startBroker, type Broker, type ReceivedMessage } from '../../src/testing/index.ts';
import { dataOf } from '../../src/utils/amqp/connection/rhea-message.ts';
import { temporary } from '../spool.ts';
import { bundleWorkers, type Workers } from '../workers.ts';

const ROUNDS = 100;
const NOWHERE = 'amqp://127.0.0.1:1';

describe('a process that is killed', () => {
  let workers: Workers;
  let place: ReturnType<typeof temporary>;

  before(async () => {
    workers = await bundleWorkers();
  });

  after(() => {
    workers.remove();
  });

  beforeEach(() => {
    place = temporary();
  });

  afterEach(() => {
    place.remove();
  });

  it(`loses nothing that a call returned for, in ${ROUNDS} rounds of kill -9 in mid-burst`, async function () {
    this.timeout(300_000);
    await using broker = await startBroker();
    const told: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const worker = workers.start({ name: `r${round}`, url: broker.url, directory: place.directory });
      while (worker.told.length <= 20) await pause(2);
      await pause(Math.random() * 40);
      await worker.kill();
      told.push(...worker.told);
    }
    await sendWhatIsLeft(broker, place.directory);
    expect(told.length).to.be.above(ROUNDS * 20);
    expect(missing(told, broker)).to.deep.equal([]);
  });

  it('leaves what it told to the others, each to one of them only', async () => {
    const names = ['a', 'b', 'c'];
    for (const name of names) {
      const worker = workers.start({ name, url: NOWHERE, directory: place.directory });
      while (worker.told.length < 500) await pause(2);
      await worker.kill();
    }
    await using broker = await startBroker();
    const heirs = names.map((name) =>
      workers.start({ name: `heir-${name}`, url: broker.url, directory: place.directory, count: 10 }),
    );
    const stats = await Promise.all(
      heirs.map(async ({ ended }) => JSON.parse(await ended) as { inherited: number }),
    );
    const inherited = stats.reduce((sum, each) => sum + each.inherited, 0);
    expect(inherited).to.be.above(1500);
    expect(broker.received).to.have.lengthOf(inherited + 30);
    expect(new Set(broker.received.map(({ message_id: id }) => id)).size).to.equal(inherited + 30);
  });
});

async function sendWhatIsLeft(broker: Broker, directory: string): Promise<void> {
  const notifier = openNotifier({ url: broker.url, install: false, spool: { directory } });
  expect(await notifier.close(60_000)).to.equal(true);
}

function missing(told: readonly string[], { received }: Broker): string[] {
  const heard = new Set(received.map(volumeOf));
  return told.filter((volume) => !heard.has(volume));
}

function volumeOf({ body }: ReceivedMessage): string {
  return /\\"id\\":\\"([^\\]+)\\"/.exec(String(dataOf(body)))?.[1] ?? '';
}
