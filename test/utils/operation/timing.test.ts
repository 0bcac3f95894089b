import { expect } from 'chai';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { notifyAboutFloatingIpAction, notifyAboutVolumeAction } from '../../../src/index.ts';
import { validateNotification } from '../../../src/consumer/index.ts';
import { recordNotifications, type Clock } from '../../../src/testing/index.ts';
import { fixedClock } from '../../clock.ts';
import { openBench } from '../../notifier.ts';

const volume = { id: 'v1' };
const now = Date.UTC(2026, 10, 22, 15, 36, 51, 102);

/** Returns a notifier, and a function for its last notification. */
function opened(clock: Clock = fixedClock(now)) {
  const recorder = recordNotifications({ clock });
  const context = recorder.context();
  const tell = (details: object, resource: object = volume, of = context): void => {
    notifyAboutVolumeAction(of, resource, { action: 'extend', ...details } as never);
  };
  const last = () => {
    const { timestamp, message_id, payload } = validateNotification(recorder.notifications.at(-1));
    const { started_at, duration } = payload as { started_at?: string; duration?: number };
    return { timestamp, message_id, operation_id: payload.operation_id, started_at, duration };
  };
  return { recorder, context, tell, last };
}

describe('an end', () => {
  it('tells when it was started, and how many seconds it took', () => {
    const clock = fixedClock(now);
    const { tell, last } = opened(clock);
    tell({ phase: 'start' });
    clock.pass(418.1234567);
    tell({ phase: 'end' });
    expect(last()).to.include({ started_at: '2026-11-22T15:36:51.102Z', duration: 0.418123 });
  });

  it('measures with the clock that never goes back', () => {
    let [wall, monotonic] = [10_000, 0];
    const clock = { ...fixedClock(), now: () => wall, monotonic: () => monotonic };
    const { tell, last } = opened(clock);
    tell({ phase: 'start' });
    [wall, monotonic] = [5000, 250];
    tell({ phase: 'end' });
    expect(last().duration).to.equal(0.25);
    tell({ phase: 'start' });
    monotonic = 100;
    tell({ phase: 'end' });
    expect(last().duration).to.equal(0);
  });

  it('has the operation of its start, and its own when there was none', () => {
    const { recorder, tell, last } = opened();
    tell({ phase: 'start' });
    const start = last();
    expect(start.operation_id).to.equal(start.message_id);
    tell({ phase: 'error', error: 'no' });
    expect(last().operation_id).to.equal(start.message_id).and.not.equal(last().message_id);
    tell({ phase: 'end' });
    expect(last().operation_id).to.equal(last().message_id);
    expect(recorder.lost).to.deep.equal([]);
  });

  it('of a create that had neither id nor name has the time and the operation of its start', () => {
    const clock = fixedClock(now);
    const recorder = recordNotifications({ clock });
    const context = recorder.context();
    const create = { action: 'allocate' } as const;
    for (const [address, ending] of [
      [{ id: 'f1' }, { phase: 'end' }],
      [{}, { phase: 'error', error: 'No more IP addresses' }],
    ] as const) {
      notifyAboutFloatingIpAction(context, { floating_network_id: 'n1' }, { ...create, phase: 'start' });
      expect(recorder.unfinished()).to.have.lengthOf(1);
      clock.pass(1500);
      notifyAboutFloatingIpAction(context, address, { ...create, ...ending });
      const [start, end] = recorder.notifications.slice(-2);
      expect(end?.payload).to.include({ operation_id: start?.message_id, duration: 1.5 });
    }
    expect(recorder.unfinished()).to.deep.equal([]);
    expect(recorder.lost).to.deep.equal([]);
  });

  it('of one of two that nothing tells apart has no time, and an operation of its own', () => {
    const { recorder, tell, last } = opened();
    const create = { action: 'create', phase: 'start' };
    tell(create, {});
    tell(create, {});
    for (const id of ['v1', 'v2']) {
      tell({ action: 'create', phase: 'end' }, { id });
      expect(last()).to.include({ started_at: undefined, duration: undefined });
      expect(last().operation_id).to.equal(last().message_id);
    }
    expect(recorder.unfinished()).to.deep.equal([]);
  });

  it('knows a start that was opted out, and has its operation', () => {
    const { notifier, told } = openBench({ optOut: ['*.start'] });
    const context = { notifier };
    notifyAboutVolumeAction(context, volume, { action: 'delete', phase: 'start' });
    notifyAboutVolumeAction(context, volume, { action: 'delete', phase: 'end' });
    const [end, ...others] = told();
    expect(others).to.deep.equal([]);
    expect(end?.payload).to.include({ duration: 0 });
    expect(end?.payload.operation_id).to.not.equal(end?.message_id);
  });

  it('keeps the start when a phase that there is not comes between', () => {
    const { tell, last, recorder } = opened();
    tell({ phase: 'start' });
    tell({ phase: 'middle' });
    tell({ phase: 'end' });
    expect(recorder.lost).to.have.lengthOf(1);
    expect(last().duration).to.equal(0);
  });
});

describe('what the caller says of the time', () => {
  const at = Date.UTC(2026, 10, 20, 8, 0, 0, 250);

  for (const [what, said] of [
    ['a Date', new Date(at)],
    ['milliseconds', at],
    ['fractions of milliseconds', at + 0.4],
    ['a Date of another realm', runInNewContext(`new Date(${String(at)})`) as Date],
  ] as const) {
    it(`is when it happened, as ${what}`, () => {
      const { tell, last } = opened();
      tell({ phase: 'end', at: said });
      expect(last().timestamp).to.equal('2026-11-20 08:00:00.250000');
    });
  }

  it('makes a duration of the difference between start and end', () => {
    const { tell, last } = opened();
    tell({ phase: 'start', at });
    tell({ phase: 'end', at: at + 1700 });
    expect(last()).to.deep.include({
      timestamp: '2026-11-20 08:00:01.950000',
      started_at: '2026-11-20T08:00:00.250Z',
      duration: 1.7,
    });
  });

  it('makes one also when it says one of the two', () => {
    const { tell, last } = opened();
    tell({ phase: 'start', at: now - 5000 });
    tell({ phase: 'end' });
    expect(last()).to.include({ started_at: '2026-11-22T15:36:46.102Z', duration: 5 });
    tell({ phase: 'start' });
    tell({ phase: 'end', at: now + 2500 });
    expect(last()).to.include({ started_at: '2026-11-22T15:36:51.102Z', duration: 2.5 });
  });

  it('makes none of an end before its start', () => {
    const { tell, last, recorder } = opened();
    tell({ phase: 'start', at });
    tell({ phase: 'end', at: at - 1 });
    expect(last()).to.include({ started_at: '2026-11-20T08:00:00.250Z', duration: undefined });
    expect(recorder.lost).to.deep.equal([]);
  });

  it('is how many seconds it took, and so when it was started', () => {
    const { tell, last } = opened();
    tell({ phase: 'end', duration: 2.0600004 });
    expect(last()).to.include({ started_at: '2026-11-22T15:36:49.042Z', duration: 2.06 });
    tell({ phase: 'error', error: 'no', at, duration: 0.25 });
    expect(last()).to.include({ started_at: '2026-11-20T08:00:00.000Z', duration: 0.25 });
    tell({ phase: 'end', duration: 0 });
    expect(last()).to.include({ started_at: '2026-11-22T15:36:51.102Z', duration: 0 });
  });

  it('goes before what the start says, whose operation it is', () => {
    const { tell, last } = opened();
    tell({ phase: 'start', at });
    const { message_id } = last();
    tell({ phase: 'end', at: at + 5000, duration: 3 });
    expect(last()).to.include({
      operation_id: message_id,
      started_at: '2026-11-20T08:00:02.250Z',
      duration: 3,
    });
  });

  const throwing = new Proxy(new Date(at), { get: () => expect.fail('nobody asks') });
  const noTimes: [what: string, value: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['no number', NaN],
    ['no end', Infinity],
    ['no day', new Date(NaN)],
    ['what was before 1970', -1],
    ['a Date before 1970', new Date('1869-05-10')],
    ['microseconds', at * 1000],
    ['the last Date that there is', new Date(8.64e15)],
    ['the year 10000', Date.UTC(10_000, 0)],
    ['a text', '2026-11-20T08:00:00Z'],
    ['a text of a number', String(at)],
    ['a big number', BigInt(at)],
    ['a truth value', true],
    ['an object', { valueOf: () => at }],
    ['a list', [at]],
    ['a proxy', throwing],
    ['a symbol', Symbol('now')],
    ['a function', () => at],
  ];
  for (const [what, value] of noTimes) {
    it(`is nothing when it is ${what}`, () => {
      const { tell, last, recorder } = opened();
      tell({ phase: 'start', at: value });
      expect(last().timestamp).to.equal('2026-11-22 15:36:51.102000');
      tell({ phase: 'end', at: value });
      expect(last()).to.include({ timestamp: '2026-11-22 15:36:51.102000', duration: 0 });
      expect(recorder.lost).to.deep.equal([]);
    });
  }

  const noDurations = noTimes.filter(([what]) => what !== 'microseconds' && what !== 'the year 10000');
  for (const [what, value] of [
    ...noDurations,
    ['what would have begun before 1970', now / 1000 + 1],
  ] as const) {
    it(`is no duration when it is ${what}`, () => {
      const { tell, last, recorder } = opened();
      tell({ phase: 'end', duration: value });
      expect(last()).to.include({ started_at: undefined, duration: undefined });
      expect(recorder.lost).to.deep.equal([]);
    });
  }

  it('is nothing when it cannot be read', () => {
    const { tell, last, recorder, context } = opened();
    const details = { action: 'extend', phase: 'end' };
    for (const name of ['at', 'duration'])
      Object.defineProperty(details, name, { enumerable: true, get: () => expect.fail('no') });
    notifyAboutVolumeAction(context, volume, details as never);
    expect(last()).to.include({ timestamp: '2026-11-22 15:36:51.102000', duration: undefined });
    expect(recorder.lost).to.deep.equal([]);
    tell({ phase: 'end' });
  });

  it('is not changed, and may be frozen', () => {
    const { tell, last } = opened();
    const said = Object.freeze(new Date(at));
    tell(Object.freeze({ phase: 'end', at: said }));
    expect([said.getTime(), last().timestamp]).to.deep.equal([at, '2026-11-20 08:00:00.250000']);
  });
});

describe('what leaves', () => {
  const fixed = fixedClock(now);
  const clocks: [what: string, clock: Clock, detail: string][] = [
    ['no time', { ...fixed, now: () => NaN }, '/timestamp'],
    ['the year 10000', { ...fixed, now: () => Date.UTC(10_000, 0) }, '/timestamp'],
    ['the year -1', { ...fixed, now: () => -62_198_755_200_000 }, '/timestamp'],
    ['another id', { ...fixed, newId: () => 'one' }, '/message_id'],
    ['no id', { ...fixed, newId: () => '' }, '/message_id'],
    ['an id with a quote', { ...fixed, newId: () => '","' }, '/message_id'],
  ];
  for (const [what, clock, detail] of clocks) {
    it(`is nothing that a consumer refuses, when a clock gives ${what}`, () => {
      const { recorder, tell } = opened(clock);
      for (const phase of ['start', 'end']) tell({ phase });
      expect(recorder.notifications).to.deep.equal([]);
      expect(recorder.lost.map(({ reason }) => reason)).to.deep.equal(['invalid', 'invalid']);
      expect(recorder.lost[0]?.detail).to.include(detail);
    });
  }

  it('is nothing that a consumer refuses, whatever the caller gives', () => {
    const one = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
    const some = (...names: string[]) =>
      fc.record(Object.fromEntries(names.map((name) => [name, one])), { requiredKeys: [] });
    const contexts = some(
      'userId',
      'userName',
      'roles',
      'isAdmin',
      'requestId',
      'path',
      'remoteAddress',
      'sessionId',
    );
    const times = fc.record({
      at: fc.oneof(fc.double(), fc.date(), one),
      duration: fc.oneof(fc.double(), one),
    });
    const endings = fc.constantFrom({ phase: 'start' }, { phase: 'end' }, { phase: 'error', error: 'no' });
    const parameters = some('orig_size', 'new_size');
    fc.assert(
      fc.property(
        contexts,
        some('id', 'name', 'size'),
        times,
        endings,
        parameters,
        (who, what, when, how, asked) => {
          const { recorder, tell } = opened();
          tell({ ...how, ...when, parameters: asked }, what, recorder.context(who));
          for (const notification of recorder.notifications) validateNotification(notification);
          expect(recorder.notifications.length + recorder.lost.length).to.equal(1);
        },
      ),
    );
  });

  it('has whole milliseconds, when a clock gives fractions', () => {
    const { tell, last } = opened({ ...fixed, now: () => now + 0.6 });
    tell({ phase: 'end' });
    expect(last().timestamp).to.equal('2026-11-22 15:36:51.103000');
  });
});
