import { expect } from 'chai';
import fc from 'fast-check';
import { ErrorsReport } from '../../src/reports/errors/report.ts';
import type { ErrorsResult, Rates } from '../../src/reports/errors/result.ts';
import { errorsTables } from '../../src/reports/errors/tables.ts';
import { blameOf, faultOf } from '../../src/reports/fault.ts';
import type { Window } from '../../src/reports/report.ts';
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

const HOUR = 60 * MINUTE;
const window: Window = { from: noon - 4 * HOUR, to: noon };
const slo = 60;

// The rule for the faults of the stream, written by hand.
function isOfCloud({ fault }: Operation): boolean {
  return fault !== undefined && !['Forbidden', 'NotFound'].includes(fault.exception);
}

function endedIn(all: readonly Operation[], from: number, to: number): Operation[] {
  return all.filter((each) => {
    const end = endOf(each);
    return end !== undefined && end >= from && end < to;
  });
}

function slowRates(all: readonly Operation[]): Rates {
  const cloudErrors = all.filter(isOfCloud).length;
  return {
    operations: all.length,
    errors: all.filter(({ fault }) => fault).length,
    cloudErrors,
    availability: all.length === 0 ? undefined : ((all.length - cloudErrors) / all.length) * 100,
  };
}

function usersOf(all: readonly Operation[]): string[] {
  return [...new Set(all.map(({ user }) => user))];
}

function hoursOf(all: readonly Operation[]): Operation[][] {
  return [0, 1, 2, 3]
    .map((hour) => endedIn(all, window.from + hour * HOUR, window.from + (hour + 1) * HOUR))
    .filter(({ length }) => length > 0);
}

function isBelow(all: readonly Operation[]): boolean {
  return (slowRates(all).availability ?? 100) < slo;
}

function slowly(all: readonly Operation[]): Partial<ErrorsResult> {
  const failed = all.filter(({ fault }) => fault);
  const below = (user: string): number =>
    hoursOf(all.filter((each) => each.user === user)).filter(isBelow).length;
  const { operations: count, cloudErrors } = slowRates(all);
  return {
    total: {
      ...slowRates(all),
      success: count === 0 ? undefined : ((count - failed.length) / count) * 100,
      usersHit: usersOf(failed).length,
      usersHitByCloud: usersOf(all.filter(isOfCloud)).length,
    },
    objective: {
      slo,
      allowed: (count * 40) / 100,
      budgetLeft: count === 0 ? undefined : (((count * 40) / 100 - cloudErrors) / ((count * 40) / 100)) * 100,
      hoursBelow: hoursOf(all).filter(isBelow).length,
      hours: hoursOf(all).length,
      usersBelow: usersOf(all).filter((user) => below(user) > 0).length,
      users: usersOf(all).length,
    },
  };
}

function ofStream(stream: readonly unknown[], options: { window: Window; slo?: number }): ErrorsResult {
  return answerOf(new ErrorsReport(options), stream, options.window).result;
}

describe('the report on errors', () => {
  it('says what a slow, obvious computation says, with all that may be wrong in a stream', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const result = ofStream(messed(all, how).stream, { window, slo });
        const ended = endedIn(all, window.from, window.to);
        expect(result).to.deep.include(slowly(ended));
        for (const action of ['volume.create', 'instance.delete']) {
          const same = ended.filter((each) => `${each.type}.${each.action}` === action);
          const usersHit = usersOf(same.filter(({ fault }) => fault)).length;
          const expected = same.length === 0 ? undefined : { action, ...slowRates(same), usersHit };
          expect(result.actions.find((each) => each.action === action)).to.deep.equal(expected);
        }
        for (const status of [403, 503, 429, undefined]) {
          const same = ended.filter(({ fault }) => fault && fault.status_code === status);
          const expected =
            same.length === 0 ? undefined : { status, errors: same.length, usersHit: usersOf(same).length };
          expect(result.statuses.find((each) => each.status === status)).to.deep.equal(expected);
        }
      }),
    );
  });

  it('says of each fault, user and part of time what a slow, obvious computation says', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const result = ofStream(messed(all, how).stream, { window, slo });
        const ended = endedIn(all, window.from, window.to);
        for (const { exception, errors, usersHit, blame, latest } of result.faults) {
          const same = ended.filter(({ fault }) => fault?.exception === exception);
          expect([errors, usersHit]).to.deep.equal([same.length, usersOf(same).length]);
          expect(blame).to.equal(same.some(isOfCloud) ? 'cloud' : 'user');
          expect(latest.at).to.equal(Math.max(...same.map((each) => endOf(each) ?? 0)));
        }
        for (const { user, hoursBelow, ...rates } of result.users) {
          const same = ended.filter((each) => each.user === user.id);
          expect({ ...rates, hoursBelow }).to.deep.equal({
            ...slowRates(same),
            hoursBelow: hoursOf(same).filter(isBelow).length,
          });
        }
        for (const { from, ...rates } of result.hours)
          expect(rates).to.deep.equal(slowRates(endedIn(ended, from, from + HOUR)));
        for (const { from, ...rates } of result.overTime)
          expect(rates).to.deep.equal(slowRates(endedIn(ended, from, from + 5 * MINUTE)));
        expect(result.overTime).to.have.length(48);
        expect(result.users).to.have.length(usersOf(ended.filter(({ fault }) => fault)).length);
        expect(result.hours).to.have.length(hoursOf(ended).filter((hour) => hour.some(isOfCloud)).length);
      }),
    );
  });

  it('has the worst first', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const { actions, faults, statuses } = ofStream(all.flatMap(notificationsOf), { window });
        for (const part of [actions, faults, statuses]) {
          const errors = part.map((each) => each.errors);
          expect(errors).to.deep.equal([...errors].sort((one, other) => other - one));
        }
      }),
    );
  });

  it('is of all that came when there is no window, from the first minute to the last', () => {
    const at = (minutes: number, fault = false): Operation =>
      sampleOperation({
        request: `req-${String(minutes)}`,
        at: noon + minutes * MINUTE,
        milliseconds: 0,
        fault: fault ? { exception: 'Timeout' } : undefined,
      });
    const all = [at(0.5), at(30, true), at(47.5)];
    const result = ofStream(all.flatMap(notificationsOf), { window: { from: -Infinity, to: Infinity } });
    expect(result.window).to.deep.equal({ from: noon, to: noon + 48 * MINUTE });
    expect(
      result.overTime.filter(({ operations: count }) => count > 0).map(({ from }) => from),
    ).to.deep.equal([0, 30, 47].map((minute) => noon + minute * MINUTE));
    expect(result.hours.map(({ from }) => from)).to.deep.equal([noon]);
    expect(result).to.include({ objective: undefined });
  });

  it('says of nothing that nothing is known', () => {
    const result = ofStream([], { window: { from: -Infinity, to: Infinity }, slo });
    expect(result.total).to.deep.include({ operations: 0, availability: undefined, success: undefined });
    expect(result.objective).to.deep.include({ budgetLeft: undefined, hoursBelow: 0 });
    expect(errorsTables(result).flatMap(({ rows }) => rows)).to.have.length(2);
  });

  it('is not below an objective that is met exactly', () => {
    const all = Array.from({ length: 1000 }, (_, index) =>
      sampleOperation({
        request: `req-${String(index)}`,
        fault: index < 7 ? { exception: 'Timeout' } : undefined,
      }),
    );
    const { objective } = ofStream(all.flatMap(notificationsOf), {
      window: { from: noon, to: noon + HOUR },
      slo: 99.3,
    });
    expect(objective).to.include({ hoursBelow: 0, usersBelow: 0 });
    expect(objective?.budgetLeft).to.be.closeTo(0, 1e-9);
  });

  it('has rows as wide as its columns, and the numbers of its result', () => {
    const fault = { exception: 'Forbidden', status_code: 403, service_request_id: 'req-s' };
    const result = ofStream(notificationsOf(sampleOperation({ fault })), {
      window: { from: noon, to: noon + HOUR },
      slo,
    });
    for (const { title, columns, rows } of errorsTables(result))
      for (const row of rows) expect(row, title).to.have.length(columns.length);
    expect(errorsTables(result).find(({ title }) => title === 'By fault')?.rows).to.deep.equal([
      ['Forbidden', undefined, '403', 'user', 1, 1, noon + 1000, 'req-s', 'no'],
    ]);
  });
});

describe('whose error it is', () => {
  const blames: [status: number | undefined, exception: string, blame: string][] = [
    [400, 'BadRequest', 'user'],
    [403, 'Forbidden', 'user'],
    [409, 'Conflict', 'user'],
    [413, 'OverLimit', 'user'],
    [408, 'RequestTimeout', 'cloud'],
    [429, 'TooManyRequests', 'cloud'],
    [500, 'Forbidden', 'cloud'],
    [503, 'ServiceUnavailable', 'cloud'],
    [302, 'Redirected', 'cloud'],
    [undefined, 'NotFoundException', 'user'],
    [undefined, 'ValidationError', 'user'],
    [undefined, 'QuotaExceeded', 'user'],
    [undefined, 'ECONNREFUSED', 'cloud'],
    [undefined, 'TypeError', 'cloud'],
    [undefined, '', 'cloud'],
  ];
  for (const [status, exception, blame] of blames) {
    it(`is the ${blame}'s for ${String(status)} ${exception}`, () => {
      expect(blameOf(status, exception)).to.equal(blame);
    });
  }

  it('is seen in what caused the error, the nearest first', () => {
    const cause = { exception: 'Forbidden', status_code: 403, cause: { status_code: 500 } };
    const fault = { exception: 'WorkflowError', exception_message: 'no', cause: { exception: 'x', cause } };
    expect(faultOf({ fault })).to.include({ status: 403, blame: 'user', exception: 'WorkflowError' });
    expect(faultOf({})).to.include({ blame: 'cloud', exception: '' });
  });
});
