import { expect } from 'chai';
import { rememberStart, takeTiming, type Timing } from '../../src/utils/starts.ts';
import { fixedClock } from '../clock.ts';

interface Told {
  readonly action: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
}

function told(type: string, action: string, id?: string, name?: string): Told {
  return { action: `${type}.${action}`, id, name };
}

const byId = told('volume', 'create', 'v1');
const byName = told('volume', 'create', undefined, 'data');
const byBoth = told('volume', 'create', 'v1', 'data');

describe('starts', () => {
  /** A clock, a context, and the two ways to use them. */
  function opened(context: unknown = {}) {
    const clock = fixedClock();
    const start = (what: Told, of = context): void => {
      rememberStart(of, what.action, what, clock);
    };
    const end = (what: Told, of = context): Timing => takeTiming(of, what.action, what, clock);
    return { clock, start, end };
  }

  it('tell when it began and how many seconds it took', () => {
    const { clock, start, end } = opened();
    start(byId);
    clock.pass(418.1234567);
    expect(end(byId)).to.deep.equal({ started_at: '2026-11-22T15:36:51.102Z', duration: 0.418123 });
  });

  it('measure with the clock that never goes back', () => {
    const context = {};
    const at = (now: number, monotonic: number) => ({
      now: () => now,
      monotonic: () => monotonic,
      newId: () => '',
    });
    rememberStart(context, byId.action, byId, at(10_000, 0));
    expect(takeTiming(context, byId.action, byId, at(5000, 250)).duration).to.equal(0.25);
    rememberStart(context, byId.action, byId, at(10_000, 100));
    expect(takeTiming(context, byId.action, byId, at(10_000, 99)).duration).to.equal(0);
  });

  it('are taken once', () => {
    const { start, end } = opened();
    start(byId);
    expect(end(byId)).to.have.property('duration');
    expect(end(byId)).to.deep.equal({});
  });

  it('are found by the name when there was no id yet', () => {
    const { start, end } = opened();
    start(byName);
    expect(end(byBoth)).to.have.property('duration', 0);
    expect(end(byBoth)).to.deep.equal({});
  });

  it('are found by the id although the name has changed', () => {
    const { start, end } = opened();
    start(byBoth);
    expect(end(told('volume', 'create', 'v1', 'renamed'))).to.have.property('duration');
  });

  it('are not found by another id, name, action, resource or context', () => {
    const others = [
      told('volume', 'create', 'v2', 'data'),
      told('volume', 'delete', 'v1'),
      told('volume_type', 'create', 'v1'),
      told('volume', 'create', undefined, 'v1'),
      told('volume', 'create'),
    ];
    const { start, end } = opened();
    start(byBoth);
    for (const other of others) expect(end(other), JSON.stringify(other)).to.deep.equal({});
    start(byName);
    expect(end(told('volume', 'delete', undefined, 'data'))).to.deep.equal({});
    expect(end(told('volume_type', 'create', undefined, 'data'))).to.deep.equal({});
    expect(end(byBoth, {})).to.deep.equal({});
    expect(end(byBoth)).to.have.property('duration');
  });

  it('of several at once are each taken once, the latest first', () => {
    const { clock, start, end } = opened();
    start(byName);
    clock.pass(1000);
    start(byName);
    clock.pass(500);
    expect([end(byName), end(byName), end(byName)].map(({ duration }) => duration)).to.deep.equal([
      0.5,
      1.5,
      undefined,
    ]);
  });

  it('need a context to be remembered by', () => {
    for (const context of [undefined, null, 'alice', 7, Symbol('alice')]) {
      const clock = fixedClock();
      rememberStart(context, byId.action, byId, clock);
      expect(takeTiming(context, byId.action, byId, clock)).to.deep.equal({});
    }
    const { start, end } = opened(() => undefined);
    start(byId);
    expect(end(byId)).to.have.property('duration');
  });

  it('need neither an id nor a name, but are then not found', () => {
    const { start, end } = opened();
    start(told('volume', 'create'));
    expect(end(byBoth)).to.deep.equal({});
  });

  it('leave a frozen context alone', () => {
    const context = Object.freeze({ userId: 'alice' });
    const { start, end } = opened(context);
    start(byId);
    expect(end(byId)).to.have.property('duration');
  });

  it('of keys of one owner, which have its id and names of their own, are kept apart', () => {
    const { clock, start, end } = opened();
    const [one, other] = [told('spec', 'create', 'f1', 'a'), told('spec', 'create', 'f1', 'b')];
    start(one);
    clock.pass(1000);
    start(other);
    clock.pass(500);
    expect([end(one), end(other)].map(({ duration }) => duration)).to.deep.equal([1.5, 0.5]);
  });

  it('are forgotten when hundreds of others never ended', () => {
    const { start, end } = opened();
    const resource = (n: number): Told => told('volume', 'delete', String(n));
    const action = (n: number): Told => told('volume', `action_${n}`, 'v1');
    for (const each of [resource, action]) {
      for (let n = 0; n <= 300; n++) start(each(n));
      expect(end(each(0))).to.deep.equal({});
      expect(end(each(1))).to.have.property('duration');
      expect(end(each(300))).to.have.property('duration');
    }
  });

  it('of one resource are forgotten too when they never end', () => {
    const { start, end } = opened();
    for (let n = 0; n < 5000; n++) start(byId);
    let found = 0;
    while (end(byId).duration !== undefined) found++;
    expect(found).to.be.within(1, 1000);
  });
});
