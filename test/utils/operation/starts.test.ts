import { expect } from 'chai';
import { rememberStart, takeStart } from '../../../src/utils/operation/starts.ts';
import type { Identity } from '../../../src/utils/operation/identity.ts';
import { momentOf } from '../../../src/utils/operation/moment.ts';
import type { Start } from '../../../src/utils/operation/operation.ts';
import { fixedClock } from '../../clock.ts';

interface Told extends Identity {
  readonly action: string;
}

function told(type: string, action: string, id?: string, name?: string): Told {
  return { action: `${type}.${action}`, id, name };
}

const byId = told('volume', 'create', 'v1');
const byName = told('volume', 'create', undefined, 'data');
const byBoth = told('volume', 'create', 'v1', 'data');

describe('starts', () => {
  /** Returns a clock, a context, and the two ways to use them. */
  function opened(context: unknown = {}) {
    const clock = fixedClock();
    const start = (what: Told, of = context): Start => {
      const made = { id: clock.newId(), moment: momentOf({}, clock) };
      rememberStart(of, what.action, what, made);
      return made;
    };
    const end = (what: Told, of = context): Start | undefined => takeStart(of, what.action, what);
    return { clock, start, end };
  }

  it('are taken once', () => {
    const { start, end } = opened();
    const started = start(byId);
    expect(end(byId)).to.equal(started);
    expect(end(byId)).to.equal(undefined);
  });

  it('are not found by another id, name, action, resource or context', () => {
    const others = [
      told('volume', 'create', 'v2', 'data'),
      told('volume', 'delete', 'v1'),
      told('volume', 'delete'),
      told('volume_type', 'create', 'v1'),
      told('volume_type', 'create'),
      told('volume', 'create', undefined, 'v1'),
    ];
    const { start, end } = opened();
    const both = start(byBoth);
    for (const other of others) expect(end(other), JSON.stringify(other)).to.equal(undefined);
    const named = start(byName);
    expect(end(told('volume', 'delete', undefined, 'data'))).to.equal(undefined);
    expect(end(told('volume_type', 'create', undefined, 'data'))).to.equal(undefined);
    expect(end(byBoth, {})).to.equal(undefined);
    expect(end(byBoth)).to.equal(both);
    expect(end(byBoth)).to.equal(named);
  });

  it('need a context to be remembered by', () => {
    const started = { id: 'o1', moment: { at: 0, monotonic: 0, isSaid: false } };
    for (const context of [undefined, null, 'alice', 7, Symbol('alice')]) {
      rememberStart(context, byId.action, byId, started);
      expect(takeStart(context, byId.action, byId)).to.equal(undefined);
    }
    const { start, end } = opened(() => undefined);
    expect(start(byId)).to.equal(end(byId));
  });

  it('leave a frozen context alone', () => {
    const { start, end } = opened(Object.freeze({ userId: 'alice' }));
    expect(start(byId)).to.equal(end(byId));
  });

  it('are forgotten when hundreds of others never ended', () => {
    const { start, end } = opened();
    const resource = (n: number): Told => told('volume', 'delete', String(n));
    const action = (n: number): Told => told('volume', `action_${String(n)}`, 'v1');
    for (const each of [resource, action]) {
      for (let n = 0; n <= 300; n++) start(each(n));
      expect(end(each(0))).to.equal(undefined);
      expect(end(each(1))).to.not.equal(undefined);
      expect(end(each(300))).to.not.equal(undefined);
    }
  });

  it('of one action are forgotten too when they never end', () => {
    const { start, end } = opened();
    for (let n = 0; n < 5000; n++) start(told('volume', 'delete', String(n)));
    let found = 0;
    for (let n = 0; n < 5000; n++) if (end(told('volume', 'delete', String(n))) !== undefined) found++;
    expect(found).to.be.within(1, 1000);
  });

  it('that never ended do not keep later ones from being found for more than an hour', () => {
    const { clock, start, end } = opened();
    const unidentified = told('volume', 'create');
    start(unidentified);
    clock.pass(1_800_000);
    start(unidentified);
    expect(end(byId)).to.equal(undefined);
    clock.pass(1_800_001);
    const started = start(unidentified);
    expect(end(byId)).to.equal(started);
  });

  it('are found for as long as it takes when no other comes', () => {
    const { clock, start, end } = opened();
    const started = start(byId);
    clock.pass(7_200_000);
    expect(end(byId)).to.equal(started);
  });
});
