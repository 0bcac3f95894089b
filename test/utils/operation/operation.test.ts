import { expect } from 'chai';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { joined, operationOf, type Joint } from '../../../src/utils/operation/operation.ts';
import { fixedClock } from '../../clock.ts';

describe('an operation', () => {
  it('is found in details that were spread', () => {
    const operation: Joint = {};
    const details = { ...joined({ action: 'create' } as const, operation), phase: 'end' };
    expect(operationOf(details)).to.equal(operation);
    expect(JSON.stringify(details)).to.equal('{"action":"create","phase":"end"}');
  });

  it('is found in nothing else', () => {
    const throwing = new Proxy({}, { get: () => expect.fail('no') });
    for (const details of [undefined, null, {}, 'details', 7, throwing])
      expect(operationOf(details)).to.equal(undefined);
  });

  it('joins each end with its start, whatever they are about, and in whichever context', () => {
    const clock = fixedClock();
    const recorder = recordNotifications({ clock });
    const operations: Joint[] = [{}, {}, {}];
    for (const operation of operations) {
      notifyAboutVolumeAction(
        recorder.context(),
        { name: 'data' },
        joined({ action: 'create', phase: 'start' }, operation),
      );
      clock.pass(1000);
    }
    for (const at of [1, 2, 0])
      notifyAboutVolumeAction(
        recorder.context(),
        { id: `v${String(at)}` },
        joined({ action: 'create', phase: 'end' }, operations[at] ?? {}),
      );
    const [first, second, third, ...ends] = recorder.notifications;
    const starts = [first, second, third];
    expect(operations.map(({ start }) => start?.id)).to.deep.equal(starts.map((each) => each?.message_id));
    expect(ends.map(({ payload }) => 'duration' in payload && payload.duration)).to.deep.equal([2, 1, 3]);
  });
});
