import { expect } from 'chai';
import { runToItsEnd } from '../process.ts';
import { until } from '../until.ts';
import { hearing, idsInto } from './hearing.ts';

describe('closing a listener', () => {
  const scene = hearing();

  it('lets the handlers end that run, and gives back what waits for one', async () => {
    const [ended, later]: [string[], string[]] = [[], []];
    let isHeld = true;
    const listener = scene.hear(
      {
        '*': async (notification, delivery) => {
          await until(() => !isHeld);
          idsInto(ended)(notification, delivery);
        },
      },
      { concurrency: 2 },
    );
    for (const id of ['v1', 'v2', 'v3', 'v4']) scene.tell(id);
    await until(() => listener.stats().inHand === 4);
    const closing = listener.close();
    scene.tell('v5');
    await until(() => listener.stats().inHand === 2);
    isHeld = false;
    expect(await closing).to.equal(true);
    expect(ended).to.deep.equal(['v1', 'v2']);
    expect(listener.stats()).to.deep.include({ handled: 2, released: 2, inHand: 0 });
    expect(listener.stats().connection.state).to.equal('closed');
    scene.hear({ '*': idsInto(later) });
    await until(() => later.length === 3);
    expect(later).to.deep.equal(['v3', 'v4', 'v5']);
  });

  it('waits no longer than it may, says so, and the broker has back what was not finished', async () => {
    const later: string[] = [];
    const listener = scene.hear({ '*': () => new Promise(() => undefined) });
    scene.tell('v1');
    await until(() => listener.stats().inHand === 1);
    expect(await listener.close(100)).to.equal(false);
    scene.hear({ '*': idsInto(later) });
    await until(() => later.length === 1);
    expect(later).to.deep.equal(['v1']);
  });

  it('does not wait for the next attempt of what failed', async () => {
    let calls = 0;
    const listener = scene.hear({
      '*': () => {
        calls++;
        throw new Error('never');
      },
    });
    scene.tell('v1');
    await until(() => calls >= 5); // now the back-off is 0.8 s at least
    const before = calls;
    expect(await listener.close()).to.equal(true);
    expect(calls).to.equal(before);
    expect(listener.stats()).to.include({ inHand: 0, failures: calls });
  });

  it('can be asked for twice, and by the end of a block', async () => {
    await until(() => scene.broker.connections === 1);
    let listener;
    {
      await using inBlock = scene.hear({ '*': () => undefined });
      listener = inBlock;
      await until(() => inBlock.stats().connection.state === 'open');
    }
    expect(listener.stats().connection.state).to.equal('closed');
    expect(await listener.close()).to.equal(true);
    // The notifier's connection is left.
    await until(() => scene.broker.connections === 1);
  });

  it('is possible without a connection', async () => {
    const listener = scene.hear({ '*': () => undefined }, { url: 'amqp://127.0.0.1:1' });
    await until(() => listener.stats().connection.state === 'waiting');
    expect(await listener.close()).to.equal(true);
  });
});

describe('a process that listens', () => {
  it('ends by itself when the listener is closed, also when a broker never answered', async () => {
    const { code, said } = await runToItsEnd(`
      import { listen } from './src/consumer/index.ts';
      import { startBroker } from './src/testing/index.ts';
      const broker = await startBroker();
      const handlers = { '*': () => undefined };
      const listeners = [broker.url, 'amqp://127.0.0.1:1'].map((url) => listen({ url, handlers }));
      while (broker.connections === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const closed = await Promise.all(listeners.map((listener) => listener.close()));
      await broker.close();
      console.log(JSON.stringify(closed));
    `);
    expect({ code, said }).to.deep.equal({ code: 0, said: [true, true] });
  });
});
