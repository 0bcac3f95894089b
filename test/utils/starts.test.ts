import { expect } from 'chai';
import { rememberStart, startKeys, takeTiming, type Timing } from '../../src/utils/starts.ts';
import { fixedClock } from '../clock.ts';

const byId = startKeys('volume', 'create', 'v1');
const byName = startKeys('volume', 'create', undefined, 'data');
const byBoth = startKeys('volume', 'create', 'v1', 'data');

describe('starts', () => {
  /** A clock, a context, and the two ways to use them. */
  function opened(context: unknown = {}) {
    const clock = fixedClock();
    const start = (keys: readonly string[], of = context): void => {
      rememberStart(of, keys, clock);
    };
    const end = (keys: readonly string[], of = context): Timing => takeTiming(of, keys, clock);
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
    rememberStart(context, byId, at(10_000, 0));
    expect(takeTiming(context, byId, at(5000, 250)).duration).to.equal(0.25);
    rememberStart(context, byId, at(10_000, 100));
    expect(takeTiming(context, byId, at(10_000, 99)).duration).to.equal(0);
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
    expect(end(startKeys('volume', 'create', 'v1', 'renamed'))).to.have.property('duration');
  });

  it('are not found by another id, name, action, resource or context', () => {
    const others = [
      startKeys('volume', 'create', 'v2', 'data'),
      startKeys('volume', 'delete', 'v1'),
      startKeys('volume_type', 'create', 'v1'),
      startKeys('volume', 'create', undefined, 'v1'),
      startKeys('volume', 'create'),
    ];
    const { start, end } = opened();
    start(byBoth);
    for (const other of others) expect(end(other), String(other)).to.deep.equal({});
    start(byName);
    expect(end(startKeys('volume', 'delete', undefined, 'data'))).to.deep.equal({});
    expect(end(startKeys('volume_type', 'create', undefined, 'data'))).to.deep.equal({});
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
      rememberStart(context, byId, clock);
      expect(takeTiming(context, byId, clock)).to.deep.equal({});
    }
    const { start, end } = opened(() => undefined);
    start(byId);
    expect(end(byId)).to.have.property('duration');
  });

  it('need neither an id nor a name, but are then not found', () => {
    const { start, end } = opened();
    start(startKeys('volume', 'create'));
    expect(end(byBoth)).to.deep.equal({});
  });

  it('leave a frozen context alone', () => {
    const context = Object.freeze({ userId: 'alice' });
    const { start, end } = opened(context);
    start(byId);
    expect(end(byId)).to.have.property('duration');
  });

  it('are forgotten when a thousand others never ended', () => {
    const { start, end } = opened();
    const keys = (n: number): string[] => startKeys('volume', 'delete', String(n));
    for (let n = 0; n <= 1000; n++) start(keys(n));
    expect(end(keys(0))).to.deep.equal({});
    expect(end(keys(1))).to.have.property('duration');
    expect(end(keys(1000))).to.have.property('duration');
  });

  it('of one resource are forgotten too when they never end', () => {
    const { start, end } = opened();
    for (let n = 0; n < 5000; n++) start(byId);
    let found = 0;
    while (end(byId).duration !== undefined) found++;
    expect(found).to.be.within(1, 1000);
  });
});
