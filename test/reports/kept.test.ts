import { expect } from 'chai';
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';
import { Intake, type InputCounts } from '../../src/reports/intake.ts';
import { keptOfOutcome, type Kept } from '../../src/reports/kept.ts';
import { OverviewReport, type OverviewResult } from '../../src/reports/overview.ts';
import { UserReport, type UserResult } from '../../src/reports/user.ts';
import { always } from '../../src/reports/window.ts';
import { mess, messed, noon, operations, sampleOperation, tell } from './stream.ts';

type Answers = [overview: OverviewResult, user: UserResult, counts: InputCounts];

function answersOf(stream: readonly unknown[], kept?: Kept): Answers {
  const overview = new OverviewReport({ window: always });
  const user = new UserReport({ window: always, user: 'u1' });
  const intake = new Intake((entry) => {
    overview.add(entry);
    user.add(entry);
  }, kept);
  for (const each of stream) intake.add(each);
  const counts = intake.end();
  return [overview.result(), user.result(), counts];
}

describe('what is kept of a payload', () => {
  it('is when it was begun and what went wrong, and nothing else', () => {
    const entries: Entry[] = [];
    const intake = new Intake((entry) => entries.push(entry), keptOfOutcome);
    const fault = { exception: 'Forbidden' };
    intake.add(tell(sampleOperation(), 'error', noon, { started_at: '2026-11-18T12:00:00Z', fault }));
    intake.end();
    expect(entries[0]?.payload).to.deep.equal({ started_at: '2026-11-18T12:00:00Z', fault });
  });

  it('is all that the reports of operations, marketing and support read of it', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const { stream } = messed(all, how);
        expect(answersOf(stream, keptOfOutcome)).to.deep.equal(answersOf(stream));
      }),
      { numRuns: 50 },
    );
  });
});
