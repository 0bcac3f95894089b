// Compares each figure with a slow and obvious count over the lines.
import { expect } from 'chai';
import type { Answers } from '../../simulate/answers/answers.ts';
import { outage, slowDay, trouble } from '../../simulate/calendar.ts';
import { week } from '../../simulate/week.ts';
import { countBy, toldIn, type Told } from './told.ts';
import { madeWeek } from './made-week.ts';

interface Played {
  readonly told: readonly Told[];
  readonly answers: Answers;
}

/** Returns the first notification of each request: its start, or its only one. */
function asked(told: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return told.filter(({ request }) => !seen.has(request) && seen.add(request));
}

describe("the simulated week's known answers", () => {
  let { told, answers }: Played = { told: [] } as unknown as Played;
  before(() => {
    const { lines, answers: known } = madeWeek();
    [told, answers] = [toldIn(lines), known];
  });

  it('count the operations by action and outcome', () => {
    checkOperations(told, answers);
  });

  it('count them too when the stream is cut', () => {
    const cut = week({ count: 2001, users: 120, seed: 3 });
    const first = toldIn(cut.lines);
    checkOperations(first, cut.answers());
    expect(cut.answers().window.to).to.equal((first.at(-1)?.at ?? NaN) + 1);
  });

  it('count the errors by service, status and exception', () => {
    const errors = told.filter(({ phase }) => phase === 'error');
    const expected = countBy(errors, ({ status, fault }) => `${status ?? null} ${fault ?? ''}`);
    const found: Record<string, number> = {};
    for (const { status, exception, count } of answers.errors)
      found[`${status} ${exception}`] = (found[`${status} ${exception}`] ?? 0) + count;
    expect(found).to.deep.equal(expected);
    const faults = errors.filter(({ status = 500 }) => status >= 500).length;
    const all = Object.values(answers.availability);
    expect(all.reduce((sum, each) => sum + each.faults, 0)).to.equal(faults);
    const settled = told.filter(({ phase }) => phase !== 'start').length;
    expect(all.reduce((sum, each) => sum + each.operations, 0)).to.equal(settled);
  });

  it('know whom the outage hit', () => {
    const hit = told.filter(({ phase, action, region, at }) => {
      const isThere = region === outage.region && action.startsWith('volume');
      return phase === 'error' && isThere && at >= outage.from && at < outage.to;
    });
    expect(answers.outage.failed).to.equal(hit.length).and.to.be.greaterThan(10);
    expect(answers.outage.users).to.deep.equal([...new Set(hit.map(({ user }) => user))].sort());
    expect(new Set(hit.map(({ status }) => status))).to.deep.equal(new Set([503, undefined]));
    const endedThere = told.filter(({ phase, action, region, at }) => {
      const isThere = region === outage.region && action.startsWith('volume');
      return phase === 'end' && isThere && at > outage.from + 60_000 && at < outage.to;
    });
    expect(endedThere).to.deep.equal([]);
  });

  it('have the percentiles of the response times', () => {
    for (const action of ['volume.create', 'instance.create', 'network.create']) {
      const ended = told.filter((each) => each.action === action && each.phase === 'end');
      const sorted = ended.map(({ duration = NaN }) => Math.round(duration * 1000)).sort((a, b) => a - b);
      const rank = (percent: number): number | undefined =>
        sorted[Math.ceil((percent * sorted.length) / 100) - 1];
      const expected = { count: sorted.length, p50: rank(50), p90: rank(90), p99: rank(99) };
      expect(answers.responseTimes[action]?.week).to.deep.equal(expected);
    }
  });

  it('have slow volumes on Thursday', () => {
    const days = answers.responseTimes['volume.create']?.days ?? {};
    const thursday = new Date(slowDay.from).toISOString().slice(0, 10);
    for (const [day, { p50 }] of Object.entries(days))
      if (day !== thursday) expect(days[thursday]?.p50).to.be.greaterThan(4 * p50);
  });

  it('have all that the user in trouble did', () => {
    const { userId, timeline } = answers.trouble;
    const own = told.filter(({ user }) => user === userId);
    const expected = own.filter(({ phase }) => phase !== 'start');
    expect(timeline.map(({ requestId }) => requestId)).to.deep.equal(expected.map(({ request }) => request));
    expect(timeline.map(({ at }) => at)).to.deep.equal(expected.map(({ at }) => at));
    const failed = timeline.filter(({ outcome }) => outcome === 'failed');
    expect(failed.length).to.be.greaterThan(15);
    for (const { action, startedAt, serviceRequestId } of failed) {
      expect(action).to.equal('instance.hard_reboot');
      expect(startedAt).to.be.within(trouble.from, trouble.to);
      expect(serviceRequestId).to.match(/^req-/);
    }
  });

  it('know what follows what in a session, and where people give up', () => {
    const sessions = new Map<string | undefined, Told[]>();
    for (const each of asked(told).filter(({ user }) => user !== undefined))
      sessions.set(each.session, [...(sessions.get(each.session) ?? []), each]);
    const pairs = [...sessions.values()].flatMap((session) =>
      session.slice(1).map(({ action }, index) => `${session[index]?.action ?? ''} > ${action}`),
    );
    expect(answers.behaviour.pairs).to.deep.equal(countBy(pairs, (pair) => pair));
    const gaveUp = told.filter(({ phase, user, session, action, request }) => {
      if (phase !== 'error' || user === undefined) return false;
      const all = sessions.get(session) ?? [];
      const place = all.findIndex((each) => each.request === request);
      return !all.slice(place + 1).some((each) => each.action === action);
    });
    expect(answers.behaviour.gaveUp).to.deep.equal(countBy(gaveUp, ({ action }) => action));
  });

  it('know who comes for the first time', () => {
    const before = new Set<string>();
    for (const [day, { users, first, returning }] of Object.entries(answers.behaviour.users)) {
      const there = new Set(
        asked(told)
          .filter((each) => each.day === day)
          .flatMap(({ user }) => user ?? []),
      );
      const isNew = [...there].filter((user) => !before.has(user)).length;
      expect([users, first, returning]).to.deep.equal([there.size, isNew, there.size - isNew]);
      for (const user of there) before.add(user);
    }
  });
});

function checkOperations(told: readonly Told[], { operations }: Answers): void {
  const counts = (phase: string): Record<string, number> =>
    countBy(
      told.filter((each) => each.phase === phase),
      ({ action }) => action,
    );
  const [ended, failed] = [counts('end'), counts('error')];
  const settled = new Set(told.filter(({ phase }) => phase !== 'start').map(({ request }) => request));
  const unfinished = countBy(
    told.filter(({ request }) => !settled.has(request)),
    ({ action }) => action,
  );
  const expected = [...new Set(told.map(({ action }) => action))].map((action) => [
    action,
    { ended: ended[action] ?? 0, failed: failed[action] ?? 0, unfinished: unfinished[action] ?? 0 },
  ]);
  expect(operations).to.deep.equal(Object.fromEntries(expected));
}
