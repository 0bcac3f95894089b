import { expect } from 'chai';
import fc from 'fast-check';
import { percentilesOf } from '../../src/reports/percentiles.ts';
import type { Window } from '../../src/reports/report.ts';
import { ResponseTimesReport } from '../../src/reports/response-times/report.ts';
import type { ResponseTimesResult } from '../../src/reports/response-times/result.ts';
import { responseTimesTables } from '../../src/reports/response-times/tables.ts';
import {
  answerOf,
  endOf,
  mess,
  messed,
  MINUTE,
  noon,
  notificationsOf,
  operations,
  sampleOperation,
  type Operation,
} from './stream.ts';

const window: Window = { from: noon - 120 * MINUTE, to: noon };
const before: Window = { from: noon - 240 * MINUTE, to: window.from };

/** Returns the smallest value that is not below that percentage of all values. */
function slowPercentile(values: readonly number[], percent: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.find(
    (value) => sorted.filter((each) => each <= value).length * 100 >= percent * sorted.length,
  );
}

function slowly(values: readonly number[]): object | undefined {
  if (values.length === 0) return undefined;
  const [p50, p90, p99] = [50, 90, 99].map((percent) => slowPercentile(values, percent));
  return { count: values.length, p50, p90, p99 };
}

function secondsIn(all: readonly Operation[], { from, to }: Window, failed = false): number[] {
  return all
    .filter((each) => (endOf(each) ?? -1) >= from && (endOf(each) ?? -1) < to)
    .filter(({ fault }) => (fault !== undefined) === failed)
    .map(({ milliseconds = 0 }) => milliseconds / 1000);
}

function ofStream(stream: readonly unknown[], asked = window): ResponseTimesResult {
  return answerOf(new ResponseTimesReport({ window: asked }), stream).result;
}

describe('the report on response times', () => {
  it('says what a slow, obvious computation says, with all that may be wrong in a stream', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const result = ofStream(messed(all, how).stream);
        for (const [action, times] of [
          ['all', result.all] as const,
          ...result.actions.map((each) => [each.action, each] as const),
        ]) {
          const same = all.filter((each) => action === 'all' || `${each.type}.${each.action}` === action);
          expect(times.ended).to.deep.equal(slowly(secondsIn(same, window)));
          expect(times.failed).to.deep.equal(slowly(secondsIn(same, window, true)));
          expect(times.before).to.deep.equal(slowly(secondsIn(same, before)));
          for (const { from, ended } of times.overTime)
            expect(ended).to.deep.equal(slowly(secondsIn(same, { from, to: from + 5 * MINUTE })));
        }
        const actions = new Set(
          all
            .filter((each) => secondsIn([each], window).length + secondsIn([each], window, true).length > 0)
            .map(({ type, action }) => `${type}.${action}`),
        );
        expect(result.actions.map(({ action }) => action)).to.have.members([...actions]);
        expect(result).to.deep.include({ window, before });
      }),
    );
  });

  it('takes percentiles by nearest rank, of whatever was measured', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (values) => {
        expect(percentilesOf(Float64Array.from(values))).to.deep.equal(slowly(values));
      }),
    );
    const hundred = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(hundred)).to.deep.equal({ count: 100, p50: 50, p90: 90, p99: 99 });
  });

  it('has the slowest action first, and of what failed only how long that took', () => {
    const took = (action: string, milliseconds: number, failed = false): Operation =>
      sampleOperation({
        request: `${action}${String(milliseconds)}`,
        action,
        milliseconds,
        at: noon - MINUTE,
        fault: failed ? { exception: 'Timeout' } : undefined,
      });
    const all = [took('create', 100), took('delete', 3000), took('attach', 9000, true)];
    const { actions, all: together } = ofStream(all.flatMap(notificationsOf));
    expect(actions.map(({ action }) => action)).to.deep.equal([
      'volume.delete',
      'volume.create',
      'volume.attach',
    ]);
    expect(together.ended).to.include({ count: 2, p99: 3 });
    expect(together.failed).to.include({ count: 1, p50: 9 });
  });

  it('compares with nothing when the window has no beginning', () => {
    const result = ofStream(notificationsOf(sampleOperation()), { from: -Infinity, to: Infinity });
    expect(result.window).to.deep.equal({ from: noon, to: noon + MINUTE });
    expect(result).to.deep.include({ before: undefined });
    expect(result.all).to.deep.include({
      before: undefined,
      overTime: [{ from: noon, ended: result.all.ended }],
    });
  });

  it('does not count what does not tell how long it took', () => {
    const untimed = notificationsOf(sampleOperation()).map((each) => ({
      ...each,
      payload: { ...each.payload, duration: '1' },
    }));
    expect(ofStream(untimed, { from: -Infinity, to: Infinity }).actions).to.deep.equal([]);
  });

  it('shows by how many percent it is slower than before', () => {
    const took = (at: number, milliseconds: number): Operation =>
      sampleOperation({ request: String(at), at, milliseconds });
    const all = [took(noon - 200 * MINUTE, 1000), took(noon - MINUTE, 1500)];
    const [table] = responseTimesTables(ofStream(all.flatMap(notificationsOf)));
    expect(table?.rows[0]).to.deep.equal(['volume.create', 1, 1.5, 1.5, 1.5, 1, 50, 0, undefined]);
  });
});
