import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { expect } from 'chai';
import {
  notifyAboutInstanceAction,
  notifyAboutVolumeAction,
  withNotifications,
  type Details,
  type Notify,
  type RequestContext,
  type VolumeParameters,
} from '../../src/index.ts';
import { recordNotifications, type Recorder } from '../../src/testing/index.ts';
import { fixedClock } from '../clock.ts';

const volume = { id: 'v1' };
const extend = { action: 'extend', parameters: { new_size: 20 } } as const;

describe('withNotifications', () => {
  let recorder: Recorder;

  beforeEach(() => {
    recorder = recordNotifications();
  });

  /** Runs the body as the extension of a volume. */
  function run<Result>(body: () => Result): Result {
    return withNotifications(notifyAboutVolumeAction, recorder.context(), volume, extend, body);
  }

  const phases = (): string[] => recorder.notifications.map(({ payload }) => payload.phase);

  it('tells start and end of what gives a value, and gives it back', () => {
    expect(run(() => 7)).to.equal(7);
    expect(phases()).to.deep.equal(['start', 'end']);
  });

  it('tells the end when a promise is fulfilled, not before, and gives its value back', async () => {
    const running = run(() => pause(5, 'done'));
    expect(phases()).to.deep.equal(['start']);
    expect(await running).to.equal('done');
    expect(phases()).to.deep.equal(['start', 'end']);
    expect(recorder.notifications.at(-1)?.payload).to.have.property('duration').that.is.above(0);
  });

  for (const thrown of [new Error('no'), 'a text', undefined, null, Object.freeze({ a: 1 })]) {
    it(`tells the error and throws on the very same: ${inspect(thrown)}`, async () => {
      const [caught, rejected] = [catching(() => run(() => raise(thrown))), run(() => rejecting(thrown))];
      expect(caught).to.deep.equal([thrown]);
      expect(caught[0] === thrown).to.equal(true);
      expect(
        await rejected.then(
          () => 'fulfilled',
          (error: unknown) => [error],
        ),
      ).to.deep.equal([thrown]);
      expect(phases().filter((phase) => phase === 'error')).to.have.lengthOf(2);
      expect(recorder.unfinished()).to.deep.equal([]);
    });
  }

  it('tells what is created by its name at the start, and by its id at the end', async () => {
    await withNotifications(
      notifyAboutInstanceAction,
      recorder.context(),
      (server) => server ?? { name: 'web-1' },
      { action: 'create' },
      () => Promise.resolve({ id: 's1', name: 'web-1' }),
    );
    const resources = recorder.notifications.map(({ payload }) => payload.resource);
    expect(resources).to.deep.equal([
      { type: 'instance', name: 'web-1' },
      { type: 'instance', id: 's1', name: 'web-1' },
    ]);
    expect(recorder.notifications.at(-1)?.payload).to.have.property('duration');
  });

  it('tells one action an object of a batch of which some fail', async () => {
    const context = recorder.context();
    const deletions = Array.from({ length: 10 }, (_, n) =>
      withNotifications(notifyAboutVolumeAction, context, { id: `v${n}` }, { action: 'delete' }, async () => {
        await pause(10 - n);
        if (n % 3 === 0) throw new Error('busy');
      }),
    );
    await Promise.allSettled(deletions);
    expect(phases().filter((phase) => phase === 'start')).to.have.lengthOf(10);
    expect(phases().filter((phase) => phase === 'error')).to.have.lengthOf(4);
    expect(phases().filter((phase) => phase === 'end')).to.have.lengthOf(6);
    expect(recorder.unfinished()).to.deep.equal([]);
  });

  it('keeps the durations of nested actions of one context apart', () => {
    const clock = fixedClock();
    recorder = recordNotifications({ clock });
    const context = recorder.context();
    const pass = (ms: number) => () => {
      clock.pass(ms);
    };
    withNotifications(notifyAboutInstanceAction, context, { id: 's1' }, { action: 'delete' }, () => {
      clock.pass(100);
      withNotifications(notifyAboutVolumeAction, context, volume, { action: 'detach' }, pass(20));
      withNotifications(notifyAboutVolumeAction, context, volume, { action: 'detach' }, pass(3));
    });
    const durations = recorder.notifications.flatMap(({ payload }) =>
      'duration' in payload ? payload.duration : [],
    );
    expect(durations).to.deep.equal([0.02, 0.003, 0.123]);
  });

  it('runs the body whatever the resource is, and reports what is known of it', () => {
    const context = recorder.context();
    const unknown = (): object => raise(new Error('cannot be known'));
    expect(withNotifications(notifyAboutVolumeAction, context, unknown, extend, () => 7)).to.equal(7);
    expect(phases()).to.deep.equal(['start']);
    expect(recorder.lost.map(({ reason }) => reason)).to.deep.equal(['invalid']);

    const created = (made: number | undefined): object => (made === undefined ? volume : raise(made));
    expect(withNotifications(notifyAboutVolumeAction, context, created, extend, () => 7)).to.equal(7);
    expect(recorder.notifications.at(-1)?.payload).to.deep.include({ phase: 'end', resource: { type: 'volume', ...volume } }); // prettier-ignore
  });

  it('knows of what failed what it knew at the start', () => {
    const named = (made: object | undefined): object => made ?? { name: 'data' };
    const context = recorder.context();
    withNotifications(notifyAboutVolumeAction, context, named, { action: 'create' }, () =>
      Response.json({ id: 'v1' }, { status: 409 }),
    );
    const resources = recorder.notifications.map(({ payload }) => payload.resource);
    expect(resources).to.deep.equal(Array(2).fill({ type: 'volume', name: 'data' }));
  });

  it('asks for the context once, and does without one that it cannot have', () => {
    let asked = 0;
    const context = (): RequestContext => {
      asked++;
      return recorder.context({ userName: 'bob' });
    };
    withNotifications(notifyAboutVolumeAction, context, volume, extend, () => 7);
    expect(asked).to.equal(1);
    expect(recorder.notifications.map(({ payload }) => payload.initiator?.user_name)).to.deep.equal([
      'bob',
      'bob',
    ]);
    expect(recorder.notifications.at(-1)?.payload).to.have.property('duration');

    const none = (): never => raise(new TypeError('getToken is not a function'));
    const emitted: [context: RequestContext, details: Details<VolumeParameters>][] = [];
    const notify: Notify<VolumeParameters> = (given, _resource, details) => {
      emitted.push([given, details as Details<VolumeParameters>]);
    };
    expect(withNotifications(notify, none, volume, extend, () => 7)).to.equal(7);
    expect(emitted.map(([given]) => given)).to.deep.equal([{}, {}]);
    expect(emitted.map(([, { action, parameters, phase }]) => ({ action, parameters, phase }))).to.deep.equal(
      [
        { ...extend, phase: 'start' },
        { ...extend, phase: 'end' },
      ],
    );
  });

  it('awaits a query once, as awaiting it again would run it again', async () => {
    let runs = 0;
    const query = {
      then(resolve: (rows: number[]) => void) {
        runs++;
        resolve([1]);
      },
      *[Symbol.iterator]() {
        yield 1;
      },
    };
    const result: unknown = await run(() => query);
    expect([result, runs]).to.deep.equal([[1], 1]);
    expect(phases()).to.deep.equal(['start', 'end']);
  });

  it('is an error when what has to be awaited throws at once', async () => {
    const broken = { then: (): never => raise(new Error('no connection')) };
    const awaited: Promise<unknown> = Promise.resolve(run(() => broken));
    expect(await awaited.catch((error: unknown) => String(error))).to.equal('Error: no connection');
    expect(phases()).to.deep.equal(['start', 'error']);
  });

  it('runs the body whatever the action is', () => {
    const unreadable = {
      ...{ action: 'extend' as const },
      get parameters(): never {
        return raise(new Error('cannot be read'));
      },
    };
    const context = recorder.context();
    expect(withNotifications(notifyAboutVolumeAction, context, { id: 'v1' }, unreadable, () => 7)).to.equal(
      7,
    );
    // Only the unreadable parts are missing.
    expect(phases()).to.deep.equal(['start', 'end']);
    expect(recorder.notifications[0]?.payload).to.not.have.property('parameters');
  });
});

function raise(thrown: unknown): never {
  throw thrown;
}

function rejecting(thrown: unknown): Promise<never> {
  return pause(1).then(() => raise(thrown));
}

/** Returns the exception in an array, since undefined can be thrown too. */
function catching(body: () => unknown): unknown[] {
  try {
    body();
    return [];
  } catch (error) {
    return [error];
  }
}
