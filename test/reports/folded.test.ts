// Notifications that stand for several failures, in each report.
import { expect } from 'chai';
import { toCadf, validateNotification, type NotificationOf } from '../../src/consumer/index.ts';
import { ActionsReport } from '../../src/reports/actions/report.ts';
import { auditCadf } from '../../src/reports/audit/cadf.ts';
import { AuditReport } from '../../src/reports/audit/report.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { entryOf } from '../../src/reports/entry-of.ts';
import { ErrorsReport } from '../../src/reports/errors/report.ts';
import { AnomaliesReport } from '../../src/reports/anomalies/report.ts';
import { UserReport, userTables } from '../../src/reports/user.ts';
import { entry, type Told } from './told.ts';

const window = { from: 0, to: 60_000 };
const nobody = { id: '', name: '' };
const login: Told = { type: 'session', action: 'login', resource: {}, user: nobody, project: nobody };
const fault = { exception: 'Unauthorized', exception_message: 'no', status_code: 401 };

function failed(count: number, more: Told = {}): Entry {
  return entry({ ...login, phase: 'error', at: 100, count, ...more, payload: { fault, ...more.payload } });
}

function given<Result>(
  report: { add: (entry: Entry) => unknown; result: () => Result },
  entries: readonly Entry[],
): Result {
  for (const each of entries) report.add(each);
  return report.result();
}

describe('a failure that stands for many', () => {
  const id = '0f3bec27-e290-4d34-8a06-517c6d54411d';
  const notification = (occurrences: unknown, phase = 'error'): Record<string, unknown> => ({
    ...{ message_id: id, publisher_id: 'horizon.one', event_type: `dashboard.session.login.${phase}` },
    ...{ priority: 'ERROR', timestamp: '2026-11-30 12:00:00.000000' },
    payload: {
      ...{ version: '1.0', action: 'login', phase, operation_id: id, resource: { type: 'session' } },
      ...{ fault, occurrences },
    },
  });
  const times = { first_at: '2026-11-30T12:00:00.000Z', last_at: '2026-11-30T12:10:00.000Z' };

  it('is read with its count, and with one where that is none', () => {
    expect(entryOf(notification({ count: 45_000, ...times }))).to.include({ count: 45_000 });
    for (const odd of [undefined, null, 7, {}, { count: 0 }, { count: -3 }, { count: 1.5 }, { count: 1e300 }])
      expect(entryOf(notification(odd)), JSON.stringify(odd)).to.include({ count: 1 });
    expect(entryOf({ ...notification({ count: 9 }, 'start') })).to.include({ count: 1 });
  });

  it('is so many errors, of so many operations', () => {
    const login = entry({ type: 'session', action: 'login', at: 200, resource: { name: 'alice' } });
    const timeout = { fault: { exception: 'Timeout', exception_message: 'late', status_code: 504 } };
    const result = given(new ErrorsReport({ window }), [
      failed(7),
      failed(1),
      failed(2, { payload: timeout }),
      login,
    ]);
    expect(result.total).to.include({ operations: 11, errors: 10, cloudErrors: 2, usersHit: 0 });
    expect(result.faults.map(({ exception, errors }) => [exception, errors])).to.deep.equal([
      ['Unauthorized', 8],
      ['Timeout', 2],
    ]);
    expect(result.overTime.reduce((sum, { operations }) => sum + operations, 0)).to.equal(11);
  });

  it('was done so often, whether the start of the first was told or not', () => {
    const start = entry({ ...login, phase: 'start', at: 50, operation: 'o1' });
    const result = given(new ActionsReport({ window }), [start, failed(5, { operation: 'o1' }), failed(3)]);
    const counts = { operations: 8, ended: 0, failed: 8, unfinished: 0 };
    expect(result.actions).to.have.lengthOf(1);
    expect(result.actions[0]).to.include(counts);
    expect(result).to.deep.include({ operations: 8 });
    expect(result.users).to.include({ anonymous: 8 });
  });

  it('says how many there were, where each is shown', () => {
    const user = { id: '', name: 'alice' };
    const shown = given(new UserReport({ user: 'alice', window }), [failed(12, { user })]);
    expect(shown.operations.map(({ count }) => count)).to.deep.equal([12]);
    expect(userTables(shown)[0]?.rows[0]).to.include('Unauthorized 401 no (12 times)');
    const rows = new AuditReport({ window }).add(failed(12));
    expect(rows.map(({ count, reason }) => [count, reason])).to.deep.equal([
      [12, 'Unauthorized 401 no (12 times)'],
    ]);
    const [streak] = given(new AnomaliesReport({ window }), [failed(12, { user })]).streaks;
    expect(streak).to.include({ failures: 12 });
  });

  it('has a tag with its count in CADF', () => {
    const told = notification({ count: 45_000, ...times });
    const valid = validateNotification(told);
    const { payload } = valid as NotificationOf<'dashboard.session.login.error'>;
    expect(payload.occurrences?.count).to.equal(45_000);
    const { tags } = toCadf(valid);
    expect(tags).to.deep.equal([`correlation_id?value=${id}`, 'occurrences?value=45000']);
    expect(auditCadf(entryOf(told) as Entry).tags).to.deep.equal(tags);
  });
});
