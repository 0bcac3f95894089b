import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import {
  currentOperation,
  notifies,
  notifyAboutVolumeAction,
  withNotifications,
  type Notifier,
  type Operation,
} from '../../../src/index.ts';
import { Around } from '../../around.ts';
import { openBench } from '../../notifier.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const deletion = { action: 'delete' } as const;
const idOf = ({ id }: Operation): string => id;

describe('the operation', () => {
  let around: Around;

  beforeEach(() => {
    around = new Around();
  });

  const idOfStart = (at = 0): string | undefined => around.recorder.notifications[at]?.message_id;

  it('is handed to the body, and known by the id of the start', () => {
    const id = around.run((operation) => operation.id);
    expect(id).to.match(uuid).and.equal(idOfStart());
  });

  it('is the current one in the body and in what it awaits, and in nothing else', async () => {
    expect(currentOperation()).to.equal(undefined);
    const seen: (string | undefined)[] = [];
    const see = (): unknown => seen.push(currentOperation()?.id);
    const running = around.run(async () => {
      see();
      await pause(1);
      see();
      await Promise.all([
        pause(1).then(see),
        new Promise<void>((resolve) => setImmediate(resolve)).then(see),
      ]);
    });
    expect(currentOperation()).to.equal(undefined);
    await running;
    expect(seen).to.deep.equal(Array(4).fill(idOfStart()));
    expect(currentOperation()).to.equal(undefined);
  });

  it('is the innermost of several, and the outer one again after that', async () => {
    const ids = await around.run(async (outer) => {
      const inner = await around.run(async () => {
        await pause(1);
        return currentOperation()?.id;
      });
      return [outer.id, inner, currentOperation()?.id];
    });
    expect(ids).to.deep.equal([idOfStart(0), idOfStart(1), idOfStart(0)]);
  });

  it('is still known when the body catches an error', async () => {
    const message = await around.run(async () => {
      try {
        await pause(1).then(() => Promise.reject(new Error('busy')));
      } catch (error) {
        return `${String(error)} (${String(currentOperation()?.id)})`;
      }
      return '';
    });
    expect(message).to.equal(`Error: busy (${String(idOfStart())})`);
  });

  it('is the current one in a generator, whoever iterates it', async () => {
    const generator = around.run(async function* () {
      yield currentOperation()?.id;
      await pause(1);
      yield currentOperation()?.id;
    });
    const ids: unknown[] = [];
    for await (const id of generator) ids.push(id, currentOperation());
    expect(ids).to.deep.equal([idOfStart(), undefined, idOfStart(), undefined]);
  });

  it('is the current one in a query that runs when it is awaited', async () => {
    const runs: unknown[] = [];
    const query = {
      then(resolve: (rows: number[]) => void) {
        runs.push(currentOperation()?.id);
        setTimeout(resolve, 1, [1]);
      },
    };
    const result: unknown = await around.run(() => query);
    expect(result).to.deep.equal([1]);
    expect(runs).to.deep.equal([idOfStart()]);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is the current one in a decorated method', () => {
    const { recorder } = around;
    class Panel {
      @notifies(notifyAboutVolumeAction, () => ({
        context: recorder.context(),
        resource: { id: 'v1' },
        action: 'delete',
      }))
      remove(): Operation | undefined {
        return currentOperation();
      }
    }
    expect(new Panel().remove()?.id).to.equal(idOfStart());
  });

  it('has an id that can be shown when notifications are off, or the start is opted out', async () => {
    const ids = await withNotifications(
      notifyAboutVolumeAction,
      {},
      { id: 'v1' },
      { action: 'delete' },
      async (operation) => {
        await pause(1);
        return [operation.id, currentOperation()?.id, operation.id];
      },
    );
    expect(ids[0]).to.match(uuid);
    expect(new Set(ids).size).to.equal(1);
  });

  it('has the id of the end, also when the start is opted out', () => {
    const { notifier, told } = openBench({ optOut: ['*.start'] });
    const id = withNotifications(notifyAboutVolumeAction, { notifier }, { id: 'v1' }, deletion, idOf);
    expect(told().map(({ payload }) => [payload.phase, payload.operation_id])).to.deep.equal([['end', id]]);
  });

  it('has the id of the end, also when there was no notifier at the start', () => {
    const { notifier, told } = openBench();
    const context: { notifier?: Notifier } = {};
    const id = withNotifications(notifyAboutVolumeAction, context, { id: 'v1' }, deletion, (operation) => {
      context.notifier = notifier;
      return operation.id;
    });
    expect(told().map(({ payload }) => [payload.phase, payload.operation_id])).to.deep.equal([['end', id]]);
    expect(id).to.match(uuid);
  });

  it('is another one each time', () => {
    const ids = Array.from({ length: 100 }, () => around.run(({ id }) => id));
    expect(new Set(ids).size).to.equal(100);
  });
});
