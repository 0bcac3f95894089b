// Users' actions, usage, audit and the outage, compared with the true figures of the simulated week.
import { expect } from 'chai';
import type { Answers } from '../../simulate/answers/answers.ts';
import type { ErrorCount } from '../../simulate/answers/errors.ts';
import { DAY, monday, outage } from '../../simulate/calendar.ts';
import { ACTIONS_MARGIN, ActionsReport } from '../../src/reports/actions/report.ts';
import type { ActionsResult } from '../../src/reports/actions/result.ts';
import { AuditReport } from '../../src/reports/audit/report.ts';
import type { AuditResult } from '../../src/reports/audit/result.ts';
import type { AuditRow } from '../../src/reports/audit/row.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { ErrorsReport } from '../../src/reports/errors/report.ts';
import type { ErrorsResult } from '../../src/reports/errors/result.ts';
import type { Window } from '../../src/reports/report.ts';
import { UsageReport } from '../../src/reports/usage/report.ts';
import type { UsageResult } from '../../src/reports/usage/result.ts';
import { isWithin } from '../../src/reports/window.ts';
import { madeBadWeek } from '../simulate/made-week.ts';
import { taken } from './taken.ts';

const window = { from: monday, to: monday + 7 * DAY };
const days = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: monday + day * DAY, to: monday + (day + 1) * DAY }));
const always = { from: -Infinity, to: Infinity };
// The resources of Cinder in this week.
const isVolume = ({ type }: Entry): boolean => type.startsWith('volume');

describe('the reports on a simulated week, with every kind of bad input, for the other readers', () => {
  const rows: AuditRow[] = [];
  let answers: Answers;
  let actions: ActionsResult;
  let byDay: readonly ActionsResult[];
  let usage: UsageResult;
  let audit: AuditResult;
  let ofVolumes: ErrorsResult;
  let ofOutage: ErrorsResult;

  before(() => {
    const what = new ActionsReport({ window, top: 100_000 });
    const daily = days.map((day) => new ActionsReport({ window: day }));
    const who = new AuditReport({ window });
    const wrong = [new ErrorsReport({ window }), new ErrorsReport({ window: outage })] as const;
    const { lines, answers: known, baseline } = madeBadWeek();
    const held = new UsageReport({ window, baseline });
    taken(lines, (entry) => {
      held.add(entry);
      what.add(entry);
      daily.forEach((report, day) => {
        if (isWithin(readBy(days[day] ?? always), entry.at)) report.add(entry);
      });
      rows.push(...who.add(entry));
      if (isVolume(entry)) wrong[0].add(entry);
      if (isVolume(entry) && entry.region === outage.region && isWithin(outage, entry.at))
        wrong[1].add(entry);
    });
    rows.push(...who.rest());
    [answers, usage] = [known, held.result()];
    [actions, audit, ofVolumes, ofOutage] = [
      what.result(),
      who.result(),
      wrong[0].result(),
      wrong[1].result(),
    ];
    byDay = daily.map((report) => report.result());
  });

  it('know how often each thing was done, and what became of it', () => {
    expect(summed(actions.actions.map(({ action, ended }) => [action, ended]))).to.deep.equal(known('ended'));
    expect(summed(actions.actions.map(({ action, failed }) => [action, failed]))).to.deep.equal(
      known('failed'),
    );
    expect(summed(actions.actions.map(({ action, unfinished }) => [action, unfinished]))).to.deep.equal(
      known('unfinished'),
    );
  });

  it('know what follows what, and where people give up', () => {
    const { pairs, gaveUp } = answers.behaviour;
    expect(summed(actions.pairs.map(({ path, count }) => [path.join(' > '), count]))).to.deep.equal(pairs);
    expect(summed(actions.actions.map((each) => [each.action, each.gaveUp]))).to.deep.equal(gaveUp);
  });

  it('know who is there each day, and who was before', () => {
    const said = byDay.map(({ users }) => [users.count, users.first, users.seenBefore]);
    const [first, ...others] = Object.values(answers.behaviour.users).map((each) => [
      ...[each.users, each.first, each.returning],
    ]);
    // There are no notifications from before Monday.
    expect(said).to.deep.equal([[first?.[0], undefined, undefined], ...others]);
  });

  it('know what each project held, and for how long', () => {
    const { instances, volumes, floatingIps } = usage;
    const said = summed([
      ...instances.map((each) => [`${each.project.id} instance ${each.flavor}`, each.milliseconds] as const),
      ...volumes.map(
        (each) => [`${each.project.id} volume ${each.volumeType}`, each.gigabyteMilliseconds] as const,
      ),
      ...floatingIps.map((each) => [`${each.project.id} floating_ip public`, each.milliseconds] as const),
    ]);
    expect(said).to.deep.equal(billed(answers));
    expect(usage.unknown).to.deep.equal([]);
  });

  it('have a row for each thing that was done, and prove the starts that are missing', () => {
    const all = Object.values(answers.operations);
    const sumOf = (outcome: 'ended' | 'failed' | 'unfinished'): number =>
      all.reduce((sum, each) => sum + each[outcome], 0);
    const [success, failure, unknown] = [sumOf('ended'), sumOf('failed'), sumOf('unfinished')];
    expect(audit.rows).to.deep.equal({ success, failure, unknown });
    expect(rows.length).to.equal(success + failure + unknown);
    expect(new Set(rows.map(({ id }) => id)).size).to.equal(rows.length);
    expect(audit.counts).to.include({
      'missing start': answers.bad.missingStarts,
      'missing outcome': unknown,
      clock: 0,
    });
  });

  it('know what went wrong with volumes, and how many users it hit', () => {
    const ofService = answers.errors.filter(({ service }) => service === 'volume');
    expect(faultsOf(ofVolumes)).to.have.deep.members(ofService.map(faultOf));
  });

  it('know the outage, and each user whom it hit', () => {
    const { errors, failed, users } = answers.outage;
    expect(faultsOf(ofOutage)).to.have.deep.members(errors.map(faultOf));
    expect(ofOutage.total).to.include({ errors: failed, usersHit: users.length });
    expect(ofOutage.users.map(({ user }) => user.id)).to.have.members(users);
    expect(failed).to.be.greaterThan(5);
  });

  function known(outcome: 'ended' | 'failed' | 'unfinished'): Record<string, number> {
    return summed(Object.entries(answers.operations).map(([action, each]) => [action, each[outcome]]));
  }
});

function readBy({ to }: Window): Window {
  return { from: -Infinity, to: to + ACTIONS_MARGIN };
}

/** Sums up by name, without zeros. */
function summed(counts: Iterable<readonly [string, number]>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of counts) if (count > 0) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** Shelved instances are not billed. */
function billed({ usage }: Answers): Record<string, number> {
  return summed(
    Object.entries(usage).flatMap(([project, { instance, volume, floating_ip }]) =>
      Object.entries({ instance, volume, floating_ip }).flatMap(([kind, used]) =>
        Object.entries(used).map(([of, amount]) => [`${project} ${kind} ${of}`, amount] as const),
      ),
    ),
  );
}

function faultsOf({ faults }: ErrorsResult): unknown[] {
  return faults.map((each) => [each.exception, each.status ?? null, each.errors, each.usersHit]);
}

function faultOf({ exception, status, count, users }: ErrorCount): unknown[] {
  return [exception, status, count, users];
}
