// A process that emits notifications must exit in time, whatever the state of its broker.
import { createServer, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { NotifierStats } from '../src/index.ts';
import { startBroker, type Broker, type BrokerOptions } from '../src/testing/index.ts';
import { runToItsEnd } from './process.ts';

const DEADLINE = 700; // milliseconds passed to `close`
const SLACK = 30_000; // for a slow or busy machine: a process that hangs would never exit

describe('a process that tells', () => {
  it('ends by itself after close, without waiting for its deadline', async () => {
    await using broker = await startBroker();
    const { everythingLeft, ms } = await closing(broker.url, 'tell();', 60_000);
    expect(everythingLeft).to.equal(true);
    expect(ms).to.be.below(SLACK);
    expect(broker.received).to.have.lengthOf(1);
  });

  it('ends by itself without close when notifications are off', async () => {
    const { said } = await runToItsEnd(`${opened([])} tell(); console.log(notifier.stats().emitted);`);
    expect(said).to.equal(0);
  });

  it('ends by itself when nothing was told', async () => {
    await using broker = await startBroker();
    const { everythingLeft, ms } = await closing(broker.url, '', 60_000);
    expect(everythingLeft).to.equal(true);
    expect(ms).to.be.below(SLACK);
  });

  const wait = 'await until(() => notifier.stats().connection.attempts > 2);';
  it('ends in time while it tries to connect, and counts what it left behind', async () => {
    await endsInTime('amqp://127.0.0.1:1', `tell(); ${wait}`);
  });

  it('ends in time when there is no such host', async () => {
    await endsInTime(
      'amqp://broker.invalid.',
      'tell(); await until(() => notifier.stats().connection.error);',
    );
  });

  it('ends in time with a peer that takes its connection and never says a word', async () => {
    const mute = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const { port } = mute.address() as AddressInfo;
    for (const scheme of ['amqp', 'amqps']) await endsInTime(`${scheme}://127.0.0.1:${port}`, 'tell();');
    mute.close();
  });

  const unanswered = `tell(); await until(() => notifier.stats().links['notifications.info']?.unsettled === 1);`;
  const attached = `tell(); await until(() => notifier.stats().links['notifications.info']?.state === 'open');`;
  const brokers: [what: string, source: string, options: (broker: () => Broker) => BrokerOptions][] = [
    [
      'froze after it had taken the link',
      unanswered,
      (broker) => ({
        outcome: () => {
          broker().freeze();
          return 'accepted';
        },
      }),
    ],
    ['gives no credit', attached, () => ({ credit: 0 })],
    ['gives no outcome', unanswered, () => ({ outcome: () => 'none' })],
    [
      'says "not now" to everything',
      unanswered.replace('unsettled', 'waiting'),
      () => ({ outcome: () => 'released' }),
    ],
    [
      'has no such queue',
      `tell(); await until(() => notifier.stats().links['notifications.info']?.error);`,
      () => ({ missing: () => true }),
    ],
  ];
  for (const [what, source, options] of brokers) {
    it(`ends in time with a broker that ${what}`, async () => {
      await using broker: Broker = await startBroker(options(() => broker));
      await endsInTime(broker.url, source);
    });
  }

  it('ends on SIGTERM as docs/operations.md has it, and says by its exit code that something was left behind', async () => {
    const { code, at, said } = await runToItsEnd(`${opened('amqp://127.0.0.1:1')}
      process.once('SIGTERM', () => {
        void notifier.close(${DEADLINE}).then((everythingLeft) => {
          process.exitCode = everythingLeft ? 0 : 1;
        });
      });
      tell();
      setTimeout(() => { console.log(Date.now()); process.kill(process.pid, 'SIGTERM'); }, 50);`);
    expect(code).to.equal(1);
    expect(at - (said as number)).to.be.below(DEADLINE + SLACK);
  });
});

/** Returns the source that opens a notifier, with the helpers of a scenario. */
function opened(url: string | readonly string[]): string {
  return `
    import { notifyAboutVolumeAction, openNotifier } from './src/index.ts';
    const notifier = openNotifier({ url: ${JSON.stringify(url)}, onLost: () => undefined });
    function tell() { notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' }); }
    async function until(holds) { while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5)); }`;
}

interface Closed {
  readonly everythingLeft: boolean;
  readonly stats: NotifierStats;
  /** Milliseconds from the call of `close` to the end of the process. */
  readonly ms: number;
}

/** Returns the result of closing after some lines. */
async function closing(url: string, source: string, deadline: number): Promise<Closed> {
  const { said, at } = await runToItsEnd(`${opened(url)} ${source}
    const since = Date.now();
    const everythingLeft = await notifier.close(${deadline});
    console.log(JSON.stringify({ since, everythingLeft, stats: notifier.stats() }));`);
  const { since, ...closed } = said as Closed & { since: number };
  return { ...closed, ms: at - since };
}

/** Expects that the process exits within its deadline, and counts its one notification as lost. */
async function endsInTime(url: string, source: string): Promise<void> {
  const { everythingLeft, stats, ms } = await closing(url, source, DEADLINE);
  expect(everythingLeft).to.equal(false);
  expect(stats).to.deep.include({ emitted: 1, accepted: 0, pending: 0 });
  expect(stats.lost.closed).to.equal(1);
  expect(ms).to.be.below(DEADLINE + SLACK);
}
