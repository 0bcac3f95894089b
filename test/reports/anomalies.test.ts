import { expect } from 'chai';
import type { Entry } from '../../src/reports/entry.ts';
import { AnomaliesReport } from '../../src/reports/anomalies/report.ts';
import type { AnomaliesResult } from '../../src/reports/anomalies/result.ts';
import { limits } from '../../src/reports/anomalies/rule.ts';
import { always } from '../../src/reports/window.ts';
import { entry, type Told } from './told.ts';
import { madeWeek } from '../simulate/made-week.ts';
import { taken } from './taken.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const down = { fault: { exception: 'ServiceUnavailable', status_code: 503 } };

function anomaliesOf(entries: readonly Entry[]): AnomaliesResult {
  const report = new AnomaliesReport({ window: always });
  for (const each of entries) report.add(each);
  return report.result();
}

function times(count: number, told: (index: number) => Told): Entry[] {
  return Array.from({ length: count }, (_, index) => entry({ requestId: `r${index}`, ...told(index) }));
}

/** Returns this many failures in the fourth hour, each of another user, within a day of successes. */
function failing(count: number, told: Told = {}): Entry[] {
  const well = times(240, (index) => ({ type: 'volume', region: 'one', at: index * (DAY / 240) }));
  const failed = times(count, (index) => ({
    ...{ type: 'volume', region: 'one', phase: 'error', at: 4 * HOUR + index, payload: down },
    ...{ user: { id: `u${index}`, name: '' }, resource: { id: `v${index}` } },
    ...told,
  }));
  return [...well, ...failed];
}

describe('what stands out', () => {
  it('finds the hour in which a service failed in a region', () => {
    const { outages } = anomaliesOf(failing(limits.hourErrors));
    expect(outages).to.deep.equal([
      {
        ...{ service: 'volume', region: 'one', window: { from: 4 * HOUR, to: 5 * HOUR } },
        ...{ operations: 10 + limits.hourErrors, cloudErrors: limits.hourErrors },
        ...{ usualRate: 0, usersHit: limits.hourErrors },
      },
    ]);
  });

  it('takes hours that follow each other as one', () => {
    const next = failing(limits.hourErrors, { at: 5 * HOUR }).filter(({ phase }) => phase === 'error');
    const { outages } = anomaliesOf([...failing(limits.hourErrors), ...next]);
    expect(outages.map(({ window }) => window)).to.deep.equal([{ from: 4 * HOUR, to: 6 * HOUR }]);
    expect(outages[0]?.usersHit).to.equal(limits.hourErrors);
  });

  const usual: [name: string, entries: () => Entry[]][] = [
    ['few errors', () => failing(limits.hourErrors - 1)],
    [
      "the users' own errors",
      () => failing(30, { payload: { fault: { exception: 'x', status_code: 403 } } }),
    ],
    ['an hour as bad as the others', () => alwaysFailing()],
    ['the errors of one user', () => failing(30, { user: { id: 'u1', name: '' } })],
    ['nothing', () => []],
  ];
  for (const [name, entries] of usual) {
    it(`finds nothing in ${name}`, () => {
      expect(anomaliesOf(entries()).outages).to.deep.equal([]);
    });
  }

  it('finds the day on which an action took longer, and only when enough of it ended', () => {
    const slow = (count: number): Entry[] => [
      ...times(50, (index) => ({ type: 'volume', at: index, duration: 2 })),
      ...times(count, (index) => ({ type: 'volume', at: 3 * DAY + index, duration: 2 * limits.dayTimes })),
    ];
    expect(anomaliesOf(slow(limits.dayCount)).slowdowns).to.deep.equal([
      {
        ...{ service: 'volume', window: { from: 3 * DAY, to: 4 * DAY } },
        actions: [
          { action: 'volume.create', count: limits.dayCount, median: 2 * limits.dayTimes, usualMedian: 2 },
        ],
      },
    ]);
    expect(anomaliesOf(slow(limits.dayCount - 1)).slowdowns).to.deep.equal([]);
  });

  it('finds who fails with the same again and again, until it goes well', () => {
    const failed = times(limits.streak, (index) => ({ phase: 'error', at: index, payload: down }));
    expect(anomaliesOf([...failed, entry({ at: 100 })]).streaks).to.deep.equal([
      {
        ...{ user: { id: 'u1', name: 'alice' }, action: 'instance.create' },
        ...{ resource: { id: 'r1', name: '' }, failures: limits.streak, first: 0, last: limits.streak - 1 },
      },
    ]);
    failed.splice(5, 0, entry({ at: 5 }));
    expect(anomaliesOf(failed).streaks).to.deep.equal([]);
  });

  it('ends a row of what could not be made when something is, whatever it is called', () => {
    const create = { action: 'create', phase: 'error', payload: down } as const;
    for (const resource of [{}, { name: 'web' }]) {
      const failed = times(limits.streak, (index) => ({ ...create, at: index, resource }));
      const [streak] = anomaliesOf(failed).streaks;
      expect(streak).to.deep.include({
        failures: limits.streak,
        resource: { id: '', name: '', ...resource },
      });
      const made = entry({ at: 5, resource: { id: 'i1', name: 'web' } });
      expect(anomaliesOf([...failed.slice(0, 5), made, ...failed.slice(5)]).streaks).to.deep.equal([]);
    }
  });

  it('says of the simulated week what was wrong in it, and nothing else', () => {
    const { lines, answers } = madeWeek();
    const report = new AnomaliesReport({ window: always });
    taken(lines, (each) => {
      report.add(each);
    });
    const { outages, slowdowns, streaks } = report.result();
    const { outage, trouble } = answers;
    const { service, region, from, to, failed, users } = outage;
    expect(outages).to.have.length(1);
    expect(outages[0]).to.deep.include({ service, region, window: { from, to }, usersHit: users.length });
    expect(outages[0]?.cloudErrors).to.equal(failed);
    const thursday = Date.UTC(2026, 10, 19);
    expect(slowdowns).to.have.length(1);
    expect(slowdowns[0]).to.deep.include({
      service: 'volume',
      window: { from: thursday, to: thursday + DAY },
    });
    expect(streaks).to.have.length(1);
    expect(streaks[0]).to.deep.include({
      user: { id: trouble.userId, name: trouble.userName },
      action: 'instance.hard_reboot',
      failures: trouble.timeline.filter(({ outcome }) => outcome === 'failed').length,
    });
  });
});

function alwaysFailing(): Entry[] {
  return Array.from({ length: 24 }, (_, hour) =>
    times(20, (index) => ({
      ...{ at: hour * HOUR + index, phase: index < 12 ? 'error' : 'end', payload: down },
      ...{ user: { id: `u${index}`, name: '' }, resource: { id: `v${index}` } },
    })),
  ).flat();
}
