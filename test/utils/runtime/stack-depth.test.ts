// Calls with hardly any stack left: in a catch block after a stack overflow, a call must not throw, and is counted.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from 'chai';
import {
  notifies,
  notifyAboutInstanceAction,
  notifyAboutVolumeAction,
  openNotifier,
  withNotifications,
  type Notifier,
  type NotifierOptions,
} from '../../../src/index.ts';
import { decodeNotification } from '../../../src/consumer/index.ts';
import { startBroker, type Broker } from '../../../src/testing/index.ts';
import { temporary } from '../../spool.ts';

/**
 * The levels of 200 bytes of arguments that a call needs at most: 3 KB. Frames of optimized functions differ, arguments
 * do not.
 */
const LEVELS = 12;

/** Calls at each depth with this much stack left; returns the number of calls, and their exceptions. */
function atEachDepth(call: (n: number) => void): { calls: number; thrown: unknown[] } {
  const thrown: unknown[] = [];
  let calls = 0;
  const attempt = (): void => {
    if (!hasRoom()) return;
    calls++;
    try {
      call(calls);
    } catch (error) {
      thrown.push(error);
    }
  };
  const down = (): void => {
    try {
      down();
    } catch {
      // After the overflow, each level up has more stack.
    }
    if (calls < 60) attempt();
  };
  down();
  return { calls, thrown };
}

function hasRoom(): boolean {
  try {
    takeStack(LEVELS, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

// prettier-ignore
function takeStack(levels: number, a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0, i: 0, j: 0, k: 0, l: 0, m: 0, n: 0, o: 0, p: 0, q: 0, r: 0, s: 0, t: 0, u: 0, v: 0, w: 0, x: 0): void {
  if (levels > 0) takeStack(levels - 1, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x);
}

const error = new Error('boom');

class Panel {
  @notifies(notifyAboutVolumeAction, (n: number) => ({
    context: { notifier, userId: 'u1' },
    resource: { id: `v${n}` },
    action: 'delete',
  }))
  remove(n: number): number {
    return n;
  }
}

let notifier: Notifier;

const ways: Record<string, { act: (n: number) => void; each: number }> = {
  'an end': {
    act: (n) => {
      notifyAboutVolumeAction({ notifier }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
    },
    each: 1,
  },
  'an error': {
    act: (n) => {
      const details = { action: 'delete', phase: 'error', error } as const;
      notifyAboutInstanceAction({ notifier }, { id: `i${n}`, name: 'password=x' }, details);
    },
    each: 1,
  },
  'one that is lost': {
    act: () => {
      notifyAboutVolumeAction({ notifier }, {}, { action: 'delete', phase: 'end' });
    },
    each: 1,
  },
  withNotifications: {
    act: (n) => {
      const action = { action: 'delete' } as const;
      const result = withNotifications(
        notifyAboutVolumeAction,
        { notifier },
        { id: `v${n}` },
        action,
        () => n,
      );
      if (result !== n) throw new Error(`it gave ${String(result)}`);
    },
    each: 2,
  },
  'withNotifications of a body that throws': {
    act: (n) => {
      const action = { action: 'delete' } as const;
      try {
        withNotifications(notifyAboutVolumeAction, { notifier }, { id: `v${n}` }, action, () => {
          throw error;
        });
      } catch (thrown) {
        if (thrown !== error) throw thrown;
      }
    },
    each: 2,
  },
  'a method that notifies': {
    act: (n) => {
      new Panel().remove(n);
    },
    each: 2,
  },
};

function actOf(name: string): (n: number) => void {
  const way = ways[name];
  if (way === undefined) throw new Error(name);
  return way.act;
}

describe('where there is hardly any stack', () => {
  let broker: Broker;
  before(async () => {
    broker = await startBroker();
  });
  after(() => broker.close());

  async function open(options: NotifierOptions = {}): Promise<void> {
    notifier = openNotifier({ url: broker.url, install: false, onLost: () => undefined, ...options });
    for (const { act } of Object.values(ways)) for (const n of [0, 1]) act(n); // they are compiled on the first run
    await notifier.flush();
  }

  async function settles(act: (n: number) => void, each: number): Promise<void> {
    const before = notifier.stats();
    const { calls, thrown } = atEachDepth(act);
    expect(thrown).to.deep.equal([]);
    expect(calls).to.equal(60);
    expect(notifier.stats().emitted - before.emitted).to.equal(each * calls);
    expect(await notifier.flush()).to.equal(true);
    const { emitted, accepted, pending, lost } = notifier.stats();
    const losses = Object.values(lost).reduce((sum, count) => sum + count, 0);
    expect({ pending, settled: accepted + losses }).to.deep.equal({ pending: 0, settled: emitted });
    expect(losses - (before.emitted - before.accepted)).to.equal(
      act === ways['one that is lost']?.act ? calls : 0,
    );
    expect(await notifier.close()).to.equal(true);
  }

  for (const [name, { act, each }] of Object.entries(ways)) {
    it(`${name} returns, and is counted`, async () => {
      await open();
      await settles(act, each);
    });

    if (['an end', 'withNotifications'].includes(name))
      it(`${name} returns, and is counted, with a spool`, async () => {
        const place = temporary();
        await open({ spool: { directory: place.directory } });
        await settles(act, each);
        place.remove();
      });
  }

  it('a channel that is watched ends nothing', async () => {
    const seen: unknown[] = [];
    const watch = (message: unknown): void => void seen.push(JSON.stringify(message));
    await open();
    subscribe('notify-about:emitted', watch);
    try {
      await settles(actOf('an end'), 1);
    } finally {
      unsubscribe('notify-about:emitted', watch);
    }
    expect(seen).to.have.length.above(50);
  });

  it('one told later does not overtake it', async () => {
    await open();
    const before = broker.received.length;
    const { thrown } = atEachDepth(actOf('an end'));
    await notifier.flush();
    const ids = broker.received.slice(before).map((message) => {
      const { payload } = decodeNotification(message).notification as {
        payload: { resource: { id: string } };
      };
      return Number(payload.resource.id.slice(1));
    });
    expect(thrown).to.deep.equal([]);
    expect(ids).to.have.lengthOf(60);
    expect(ids).to.deep.equal([...ids].sort((a, b) => a - b));
    await notifier.close();
  });
});
