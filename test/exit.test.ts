import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { startBroker, type Broker } from '../src/testing/index.ts';

describe('a process that tells', () => {
  let broker: Broker;

  before(async () => {
    broker = await startBroker();
  });
  after(() => broker.close());

  const tell = `notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });`;

  it('ends by itself after close', async () => {
    const { output } = await run(broker.url, `${tell} console.log(await notifier.close(3000));`);
    expect(output).to.equal('true\n');
    expect(broker.received).to.have.lengthOf(1);
  });

  it('ends by itself while it tries to connect', async () => {
    const { output } = await run('amqp://127.0.0.1:1', `${tell} console.log(await notifier.close(200));`);
    expect(output).to.equal('false\n');
  });

  it('ends within the deadline with a peer that says nothing', async () => {
    broker.freeze();
    try {
      const { output, ms } = await run(broker.url, `${tell} console.log(await notifier.close(500));`);
      expect(output).to.equal('false\n');
      expect(ms).to.be.below(8000);
    } finally {
      broker.thaw();
    }
  });

  it('ends by itself without close when notifications are off', async () => {
    const { output } = await run('', `${tell} console.log(notifier.stats().told);`);
    expect(output).to.equal('0\n');
  });
});

const execute = promisify(execFile);
// What such a process covers is not what is tested, and takes long to add up.
const uncovered = { ...process.env, NODE_V8_COVERAGE: '' };

/** Runs it in a process of its own, and fails when that does not end. */
async function run(url: string, source: string): Promise<{ output: string; ms: number }> {
  const script = `
    import { notifyAboutVolumeAction, openNotifier } from './src/index.ts';
    const notifier = openNotifier({ url: ${JSON.stringify(url === '' ? [] : url)}, onLost: () => undefined });
    ${source}`;
  const began = performance.now();
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout: output } = await execute(process.execPath, args, { timeout: 9000, env: uncovered });
  return { output, ms: performance.now() - began };
}
