import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import sinon from 'sinon';
import { startBroker } from '../../../src/testing/index.ts';
import { notifierAt, record, runCase, startFaultyBroker, TOLD } from './fuzz.ts';
import { seeded } from '../../random.ts';

// The same seed gives the same faults.
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const AT_ONCE = 8;
const MAX_GROWTH = 16 * 2 ** 20; // bytes

/** Describes tests with this many faulty sessions. mocha treats an uncaught error as a failure. */
export function describeFuzz(cases: number): void {
  describe(`${cases} sessions with a broker with faults by chance (FUZZ_SEED=${SEED})`, () => {
    fuzz(cases);
  });
}

function fuzz(cases: number): void {
  let good: Buffer[];
  let printed: sinon.SinonStub[];

  before(async () => {
    good = await record();
    printed = [sinon.stub(console, 'error'), sinon.stub(console, 'warn')];
  });
  after(() => {
    for (const stub of printed) stub.restore();
  });

  it('neither end the process, nor make it grow, nor are misunderstood', async function () {
    this.timeout(300_000 + cases * 100);
    await runCases(good, cases / 5, SEED);
    const before = heapUsed();
    const accepted = await runCases(good, cases, SEED + AT_ONCE);
    expect(heapUsed() - before).to.be.below(MAX_GROWTH);
    const lines = printed.flatMap(({ args }) => args.map(String));
    // Node prints the warnings of the process in the same format.
    expect(lines.filter((line) => !line.includes('[NOTIFY_ABOUT]'))).to.deep.equal([]);
    // Otherwise, the faults would end every session early.
    expect(accepted).to.be.within(1, cases * TOLD - 1);
  });

  it('are followed by a good one, in which all that was told arrives', async () => {
    const broker = await startFaultyBroker(good, seeded(SEED));
    const notifier = notifierAt(broker.port);
    for (let n = 0; n < 3; n++) (await broker.connection()).setTimeout(20, destroyed);
    await broker.close();
    await using better = await startBroker({ port: broker.port });
    expect(await notifier.flush(5000)).to.equal(true);
    const { emitted, accepted, pending, lost } = notifier.stats();
    expect({ emitted, pending }).to.deep.equal({ emitted: TOLD, pending: 0 });
    expect(accepted + Object.values(lost).reduce((sum, count) => sum + count, 0)).to.equal(TOLD);
    expect(better.received.length).to.be.at.most(TOLD);
    await notifier.close();
  });
}

/** Runs cases concurrently, and resolves to the number of accepted notifications. */
async function runCases(good: readonly Buffer[], cases: number, seed: number): Promise<number> {
  const rows = Array.from({ length: AT_ONCE }, (_, n) => runRow(good, Math.ceil(cases / AT_ONCE), seed + n));
  return (await Promise.all(rows)).reduce((sum, count) => sum + count, 0);
}

async function runRow(good: readonly Buffer[], cases: number, seed: number): Promise<number> {
  const broker = await startFaultyBroker(good, seeded(seed));
  let sum = 0;
  for (let n = 0; n < cases; n++) {
    const { accepted, saidSo } = await runCase(broker);
    if (accepted > 0) expect(saidSo, `accepted, in case ${n} of ${seed}`).to.equal(true);
    sum += accepted;
  }
  await broker.close();
  return sum;
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function destroyed(this: { destroy(): void }): void {
  this.destroy();
}
