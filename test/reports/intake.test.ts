import { expect } from 'chai';
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';
import { MINUTE, mess, messed, noon, notificationsOf, operations, sampleOperation, tell } from './stream.ts';

function taken(stream: readonly unknown[]): { entries: Entry[]; counts: InputCounts } {
  const entries: Entry[] = [];
  const intake = new Intake((entry) => entries.push(entry));
  for (const each of stream) intake.add(each);
  return { counts: intake.end(), entries };
}

const volume = sampleOperation();

describe('what reports are given', () => {
  it('is what was told, whatever is mixed with it: once, and in the order of time', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const { stream, wrong } = messed(all, how);
        const { entries, counts } = taken(stream);
        const right = all.flatMap(notificationsOf);
        expect(entries.map(({ at, requestId, phase }) => [at, requestId, phase])).to.have.deep.members(
          right.map(({ timestamp, payload }) => [
            Date.parse(`${timestamp.replace(' ', 'T')}Z`),
            (payload['request'] as { id: string }).id,
            payload['phase'],
          ]),
        );
        expect(entries).to.deep.equal([...entries].sort((one, other) => one.at - other.at));
        expect(counts).to.include({ ...wrong, taken: right.length, lines: stream.length, late: 0 });
      }),
    );
  });

  it('adds up: each line is counted once', () => {
    fc.assert(
      fc.property(operations, mess, (all, how) => {
        const { counts } = taken(messed(all, how).stream);
        const { unreadable, foreign, malformed, unknownVersion, duplicates, repeatedOutcomes } = counts;
        expect(counts.lines).to.equal(
          unreadable + foreign + malformed + unknownVersion + duplicates + repeatedOutcomes + counts.taken,
        );
      }),
    );
  });

  it('says of an entry who did what to what, where, and for how long', () => {
    const [, end] = notificationsOf(volume);
    const [entry] = taken([end]).entries;
    expect(entry).to.deep.equal({
      id: end?.message_id,
      operation: undefined,
      at: noon + 1000,
      type: 'volume',
      action: 'create',
      phase: 'end',
      user: { id: 'u1', name: 'alice' },
      project: { id: 'p1', name: '' },
      resource: { id: 'v1', name: '' },
      count: 1,
      publisher: '',
      region: 'RegionOne',
      view: 'project/volumes',
      requestId: 'req-1',
      duration: 1,
      payload: end?.payload,
    });
  });

  const useless: [what: keyof InputCounts, notification: unknown][] = [
    ['foreign', { event_type: 'compute.instance.create.end', payload: {} }],
    ['malformed', {}],
    ['malformed', null],
    ['malformed', { ...tell(volume, 'end', noon), timestamp: 'soon' }],
    ['malformed', { ...tell(volume, 'end', noon), message_id: 7 }],
    ['malformed', { ...tell(volume, 'end', noon), event_type: 'dashboard.volume.create.start' }],
    ['malformed', tell(volume, 'end', noon, { phase: 'begin' })],
    ['malformed', tell(volume, 'end', noon, { version: '1' })],
    ['malformed', tell(volume, 'end', noon, { resource: { type: 'volume', size: 1 } })],
    ['unknownVersion', tell(volume, 'end', noon, { version: '2.0' })],
  ];
  for (const [what, notification] of useless) {
    it(`is not ${JSON.stringify(notification).slice(0, 60)}, which is counted as ${what}`, () => {
      const { entries, counts } = taken([notification]);
      expect(entries).to.deep.equal([]);
      expect(counts).to.include({ [what]: 1, lines: 1, taken: 0 });
    });
  }

  it('has what a later release tells: a minor version, and a resource that is not known here', () => {
    const { counts } = taken([
      tell(volume, 'end', noon, { version: '1.7' }),
      tell({ ...volume, type: 'share', request: 'req-2' }, 'end', noon),
    ]);
    expect(counts).to.include({ taken: 2, malformed: 0, unknownVersion: 0 });
  });

  it('is in the order of time where many are told, and each comes some minutes late', () => {
    const told = Array.from({ length: 1000 }, (_, index) => ({
      at: noon + index * 1000,
      comes: index * 1000 + ((index * 7919) % 240) * 1000,
    }));
    const stream = told
      .sort((one, other) => one.comes - other.comes)
      .map(({ at }) => tell({ ...volume, request: String(at) }, 'start', at));
    const { entries, counts } = taken(stream);
    expect(entries.map(({ at }) => at)).to.deep.equal(told.map(({ at }) => at).sort());
    expect(counts).to.include({ taken: 1000, late: 0 });
  });

  it('takes what comes far too late, and says so', () => {
    const others = Array.from({ length: 40 }, (_, index) =>
      tell({ ...volume, request: `req-${String(index)}` }, 'start', noon + index * MINUTE),
    );
    const late = tell({ ...volume, request: 'late' }, 'start', noon);
    const { entries, counts } = taken([...others, late]);
    expect(entries.map(({ requestId }) => requestId)).to.include('late');
    expect(counts).to.include({ taken: 41, late: 1 });
  });

  it('does not take the others for late when one clock is years ahead, or behind', () => {
    const at = (index: number): number =>
      index % 10 === 5 ? noon + 1e11 : index % 10 === 7 ? noon - 1e11 : noon + index * 1000;
    const stream = Array.from({ length: 100 }, (_, index) =>
      tell({ ...volume, request: `req-${String(index)}` }, 'start', at(index)),
    );
    const { entries, counts } = taken(stream);
    const right = entries.filter((entry) => Math.abs(entry.at - noon) < 1e10);
    expect(right.map(({ at: time }) => time)).to.deep.equal(right.map(({ at: time }) => time).sort());
    expect(right).to.have.length(80);
    expect(counts).to.include({ taken: 100, clockSteps: 10 });
    expect(counts.late).to.be.lessThan(11);
  });

  it('counts a clock that jumped between a start and its end', () => {
    const jumped = { started_at: new Date(noon).toISOString(), duration: 1 };
    expect(taken([tell(volume, 'end', noon + 9000, jumped)]).counts.clockJumps).to.equal(1);
    expect(taken([tell(volume, 'end', noon - 9000, jumped)]).counts.clockJumps).to.equal(1);
    expect(taken([tell(volume, 'end', noon + 1200, jumped)]).counts.clockJumps).to.equal(0);
  });

  it('counts a start that is told twice, and an end whose start did not come', () => {
    const start = (): unknown => tell(volume, 'start', noon);
    expect(taken([start(), start()]).counts).to.include({ repeatedStarts: 1, taken: 2 });
    expect(taken([tell(volume, 'end', noon, { duration: 1 })]).counts.missingStarts).to.equal(1);
    expect(taken([tell(volume, 'end', noon)]).counts.missingStarts, 'told once').to.equal(0);
  });
});
