import { expect } from 'chai';
import fc from 'fast-check';
import { rowOf } from '../../src/reports/audit/row.ts';
import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';
import { keptOfOutcome, keptOfRow, type Kept } from '../../src/reports/kept.ts';
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

function entryOf(notification: unknown, kept?: Kept): Entry {
  const entries: Entry[] = [];
  const intake = new Intake((entry) => entries.push(entry), kept);
  intake.add(notification);
  intake.end();
  const [entry] = entries;
  if (entry === undefined) throw new Error('it was not taken');
  return entry;
}

describe('what is kept of a payload', () => {
  it('is when it was begun and what went wrong, and nothing else', () => {
    const given = { started_at: '2026-11-18T12:00:00Z', fault: { exception: 'Forbidden' } };
    const told = tell(sampleOperation(), 'error', noon, given);
    expect(entryOf(told, keptOfOutcome).payload).to.deep.equal(given);
  });

  it('is for an audit also what was asked for, the address and the session', () => {
    const given = {
      ...{ started_at: '2026-11-18T12:00:00Z', fault: { exception: 'Forbidden' } },
      ...{ parameters: { new_size: 20 }, initiator: { remote_address: '192.0.2.7', session_id: 's1' } },
    };
    const initiator = { ...given.initiator, user_id: 'u1', user_agent: 'Firefox' };
    const told = tell(sampleOperation(), 'error', noon, { ...given, initiator, duration: 1 });
    const kept = entryOf(told, keptOfRow);
    expect(kept.payload).to.deep.equal(given);
    expect(rowOf(kept)).to.deep.equal(rowOf(entryOf(told)));
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
