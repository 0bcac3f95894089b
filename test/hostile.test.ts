// Whatever the arguments of a call, its caller is not affected, and the call is counted as emitted or lost.
import { expect } from 'chai';
import fc from 'fast-check';
import { notifyAboutVolumeAction, type RequestContext } from '../src/index.ts';
import { hostile, revoked } from './hostile.ts';
import { lostOf, openBench, type Bench } from './notifier.ts';
import { sampled } from './samples/index.ts';

type Notify = (context: unknown, resource: unknown, details: unknown) => unknown;

const functions = sampled.map(({ notify, parameters }) => {
  const [action = ''] = Object.keys(parameters);
  return { name: notify.name, notify: notify as Notify, action };
});
const phase = fc.constantFrom('start', 'end', 'error');
const runs = { numRuns: 15 };

/** Expects that a call is counted once, and that the counts balance. */
function expectCounted(bench: Bench, call: () => unknown, times = 1): void {
  const before = bench.notifier.stats().emitted;
  expect(call()).to.equal(undefined);
  const { emitted, accepted, pending } = bench.notifier.stats();
  expect(emitted - before).to.equal(times);
  expect(accepted + pending + lostOf(bench)).to.equal(emitted);
  expect(bench.losses).to.have.lengthOf(lostOf(bench));
  expect(bench.sent).to.have.lengthOf(pending);
}

for (const { name, notify, action } of functions) {
  describe(`${name}, given what nobody should give it`, () => {
    it('counts each call once, whatever the resource and the context are', () => {
      const bench = openBench({ traceback: true });
      fc.assert(
        fc.property(hostile(), hostile(), hostile(), phase, (a, b, c, of) => {
          const { notifier } = bench;
          const details = { action, phase: of, error: a, parameters: b };
          expectCounted(bench, () => notify({ notifier }, a, details));
          const context = { notifier, userId: a, roles: b, requestId: c, isAdmin: b, path: a };
          expectCounted(bench, () =>
            notify(context, { id: 'x', name: b, flavor: c, addresses: a, attachments: b }, details),
          );
        }),
        runs,
      );
    });

    it('counts each call once, whatever the details are', () => {
      const bench = openBench();
      fc.assert(
        fc.property(hostile(), hostile(), (a, b) => {
          const context = { notifier: bench.notifier };
          expectCounted(bench, () => notify(context, { id: 'x' }, a));
          expectCounted(bench, () => notify(context, { id: 'x' }, { action: a, phase: b }));
          expectCounted(bench, () =>
            notify(
              context,
              { id: 'x' },
              { action, phase: 'end', parameters: { metadata: a, count: b, name: a } },
            ),
          );
        }),
        runs,
      );
    });

    it('tells the error phase whatever was thrown', () => {
      const bench = openBench({ traceback: true });
      fc.assert(
        fc.property(hostile(), (error) => {
          expectCounted(bench, () =>
            notify({ notifier: bench.notifier }, { id: 'x' }, { action, phase: 'error', error }),
          );
        }),
        runs,
      );
      expect(bench.losses).to.deep.equal([]);
      for (const { payload } of bench.told())
        expect(payload).to.have.nested.property('fault.exception').that.is.a('string');
    });

    it('does nothing when the context carries no notifier, or one that is off', () => {
      const off = openBench({}, false);
      fc.assert(
        fc.property(hostile(), hostile(), hostile(), (a, b, c) => {
          expect(notify(a, b, c)).to.equal(undefined);
          expect(notify({ notifier: a }, b, c)).to.equal(undefined);
          expectCounted(off, () => notify({ notifier: off.notifier }, b, c), 0);
        }),
        runs,
      );
      expect(() => notify(undefined, undefined, undefined)).to.not.throw();
    });

    it('runs no code of what is no notifier', () => {
      const trap = (): never => expect.fail('it was run');
      const proxy = new Proxy({}, { get: trap, has: trap, getPrototypeOf: trap, ownKeys: trap });
      for (const notifier of [proxy, revoked({}), Object.create(proxy) as object]) {
        expect(() => notify({ notifier }, { id: 'x' }, { action: 'update', phase: 'end' })).to.not.throw();
      }
    });
  });
}

describe('the arguments of a call', () => {
  it('are not changed, and may be frozen', () => {
    for (const { path, notify, resource, parameters } of sampled) {
      for (const [action, asked] of Object.entries(parameters)) {
        const bench = openBench();
        const context: RequestContext = { userId: 'u1', roles: ['member'], notifier: bench.notifier };
        const details = { action, phase: 'error', parameters: asked, error: { message: 'no', status: 403 } };
        const before = structuredClone([resource, details]);
        notify(Object.freeze(context), deepFrozen(resource), deepFrozen(details) as never);
        expect(bench.losses, `${path} ${action}`).to.deep.equal([]);
        expect(bench.sent).to.have.lengthOf(1);
        expect([resource, details]).to.deep.equal(before);
      }
    }
  });

  it('may change afterwards: what was told is the state at the call', () => {
    const bench = openBench();
    const [volume, parameters] = [
      { id: 'v1', size: 10 },
      { metadata: { role: 'primary' } as Record<string, string> },
    ];
    notifyAboutVolumeAction({ notifier: bench.notifier }, volume, {
      action: 'create',
      phase: 'end',
      parameters,
    });
    volume.size = 99;
    parameters.metadata['role'] = 'replica';
    expect(bench.told()[0]?.payload).to.deep.include({ parameters: { metadata: { role: 'primary' } } });
    expect(bench.told()[0]?.payload.resource).to.include({ size: 10 });
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
}
