// The simulated week derives the true figures from its world, and not from the notifications.
import { expect } from 'chai';
import { ErrorsReport } from '../../src/reports/errors/report.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { ResponseTimesReport } from '../../src/reports/response-times/report.ts';
import { UserReport } from '../../src/reports/user.ts';
import { always } from '../../src/reports/window.ts';
import { madeBadWeek } from '../simulate/made-week.ts';
import { taken } from './taken.ts';

const outcomes = { end: 'ended', error: 'failed', unfinished: 'unfinished' } as const;

describe('the reports on a simulated week, with every kind of bad input', () => {
  const { lines, answers } = madeBadWeek();
  const errors = new ErrorsReport({ window: always });
  const times = new ResponseTimesReport({ window: always });
  const user = new UserReport({ user: 'marta', window: always });
  let wrong: InputCounts;
  before(() => {
    wrong = taken(lines, (entry) => {
      for (const report of [errors, times, user]) report.add(entry);
    });
  });

  it('count what was wrong, once', () => {
    const { bad } = answers;
    expect(wrong).to.include({
      duplicates: bad.duplicates,
      foreign: bad.otherServices,
      unknownVersion: bad.unknownVersions,
      repeatedOutcomes: bad.errorsAfterEnd,
      repeatedStarts: bad.startsTwice,
      missingStarts: bad.missingStarts,
    });
  });

  it('know what ended and what failed, and how much of it by the fault of the cloud', () => {
    const { operations, availability } = answers;
    const { actions, total } = errors.result();
    const said = actions.map((each) => [each.action, each.operations, each.errors]);
    const settled = Object.entries(operations).filter(([, { ended, failed }]) => ended + failed > 0);
    expect(said).to.have.deep.members(
      settled.map(([action, { ended, failed }]) => [action, ended + failed, failed]),
    );
    const faults = Object.values(availability).map((each) => each.faults);
    expect(total.cloudErrors).to.equal(faults.reduce((sum, each) => sum + each, 0));
  });

  it('know how long it took', () => {
    const inMilliseconds = times.result().actions.flatMap(({ action, ended }) => {
      if (ended === undefined) return [];
      const { count, p50, p90, p99 } = ended;
      return [[action, count, ...[p50, p90, p99].map((seconds) => Math.round(seconds * 1000))]];
    });
    expect(inMilliseconds).to.have.deep.members(
      Object.entries(answers.responseTimes).map(([action, { week: all }]) => [
        ...[action, all.count, all.p50, all.p90, all.p99],
      ]),
    );
  });

  it('know what the user in trouble did, and what became of it', () => {
    const said = user
      .result()
      .operations.map((each) => [
        ...[`${each.type}.${each.action}`, each.requestId, each.endedAt, outcomes[each.outcome]],
        ...[each.fault?.status, each.fault?.serviceRequestId],
      ]);
    const { timeline } = answers.trouble;
    expect(said).to.deep.equal(
      timeline.map((each) => [
        ...[each.action, each.requestId, each.at ?? undefined, each.outcome],
        ...[each.status, each.serviceRequestId],
      ]),
    );
  });
});
