import { expect } from 'chai';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { openBench } from '../../notifier.ts';
import { cinderVolume } from '../../samples/volume/volume.ts';

function described(volume: object): object {
  const recorder = recordNotifications();
  notifyAboutVolumeAction(recorder.context(), volume, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutVolumeAction', () => {
  it('picks what it knows of a volume as an administrator sees it', () => {
    expect(described(cinderVolume)).to.deep.equal({
      type: 'volume',
      id: cinderVolume.id,
      name: 'db-data',
      project_id: cinderVolume['os-vol-tenant-attr:tenant_id'],
      user_id: cinderVolume.user_id,
      status: 'in-use',
      size: 10,
      volume_type: 'ssd',
      volume_type_id: '1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90',
      availability_zone: 'nova',
      host: 'storage-1@lvm#ssd',
      bootable: false,
      encrypted: false,
      multiattach: false,
      attached_to: ['4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b'],
      created_at: '2026-10-02T08:15:30.000000',
    });
  });

  it('takes as little as an id or a name', () => {
    expect(described({ id: 'v1' })).to.deep.equal({ type: 'volume', id: 'v1' });
    expect(described({ name: 'data', id: null })).to.deep.equal({ type: 'volume', name: 'data' });
  });

  it('reads what Cinder sends as text, and what a clone was made of', () => {
    const volume = {
      id: 'v1',
      bootable: 'true',
      size: '10',
      snapshot_id: 's1',
      source_volid: 'v0',
      group_id: 'g1',
      project_id: 'p1',
    };
    expect(described(volume)).to.deep.equal({ ...volume, type: 'volume', bootable: true, size: 10 });
  });

  it('picks nothing that it does not know', () => {
    const volume = {
      id: 'v1',
      metadata: { note: 'hunter2' },
      volume_image_metadata: { note: 'hunter2' },
      provider_auth: 'hunter2',
    };
    expect(described(volume)).to.deep.equal({ type: 'volume', id: 'v1' });
  });

  it('tells what went wrong', () => {
    const { notifier, told } = openBench();
    const error = Object.assign(new Error("Policy doesn't allow volume:extend"), {
      name: 'Forbidden',
      statusCode: 403,
    });
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'extend', phase: 'error', error });
    const [{ priority, payload } = expect.fail('it was not told')] = told();
    expect(priority).to.equal('ERROR');
    expect(payload).to.have.property('fault').that.includes({
      exception: 'Forbidden',
      exception_message: "Policy doesn't allow volume:extend",
      status_code: 403,
    });
  });

  it('has no fault unless it is an error', () => {
    const { notifier, told } = openBench();
    const details = { action: 'delete', phase: 'end', error: new Error('no') } as never;
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, details);
    expect(told()[0]?.payload).to.not.have.property('fault');
  });
});

describe('the duration of an action', () => {
  const extend = { action: 'extend', parameters: { new_size: 20 } } as const;
  const [v1, v2] = [{ id: 'v1' }, { id: 'v2' }];

  for (const phase of ['end', 'error'] as const) {
    it(`is told at its ${phase}, with when it began`, () => {
      const { notifier, clock, told } = openBench();
      const context = { notifier };
      notifyAboutVolumeAction(context, v1, { ...extend, phase: 'start' });
      clock.pass(418);
      const last = phase === 'end' ? { phase } : { phase, error: 'no' };
      notifyAboutVolumeAction(context, v1, { ...extend, ...last });
      const [start, end] = told().map(({ payload }) => payload);
      expect(start).to.not.have.any.keys('duration', 'started_at');
      expect(end).to.include({ duration: 0.418, started_at: '2026-11-22T15:36:51.102Z' });
    });
  }

  it('is measured for each resource, although they overlap', () => {
    const { notifier, clock, told } = openBench();
    const context = { notifier };
    for (const volume of [v1, v2]) {
      notifyAboutVolumeAction(context, volume, { ...extend, phase: 'start' });
      clock.pass(1000);
    }
    for (const volume of [v1, v2]) notifyAboutVolumeAction(context, volume, { ...extend, phase: 'end' });
    expect(told().map(({ payload }) => 'duration' in payload && payload.duration)).to.deep.equal([
      false,
      false,
      2,
      1,
    ]);
  });

  it('is measured for each action', () => {
    const { notifier, clock, told } = openBench();
    const context = { notifier };
    notifyAboutVolumeAction(context, v1, { ...extend, phase: 'start' });
    clock.pass(5);
    notifyAboutVolumeAction(context, v1, { action: 'retype', phase: 'end' });
    notifyAboutVolumeAction(context, v1, { ...extend, phase: 'end' });
    expect(told().map(({ payload }) => 'duration' in payload)).to.deep.equal([false, false, true]);
  });

  it('is not told twice, nor without a start, nor across contexts', () => {
    const { notifier, told } = openBench();
    const context = { notifier };
    notifyAboutVolumeAction(context, v1, { ...extend, phase: 'start' });
    notifyAboutVolumeAction({ notifier }, v1, { ...extend, phase: 'end' });
    notifyAboutVolumeAction(context, v1, { ...extend, phase: 'end' });
    notifyAboutVolumeAction(context, v1, { ...extend, phase: 'end' });
    expect(told().map(({ payload }) => 'duration' in payload)).to.deep.equal([false, false, true, false]);
  });

  it('is told although the start was not to be told', () => {
    const { notifier, clock, told } = openBench({ optOut: ['*.start'] });
    const context = { notifier };
    notifyAboutVolumeAction(context, { name: 'data' }, { action: 'create', phase: 'start' });
    clock.pass(250);
    notifyAboutVolumeAction(context, { id: 'v1', name: 'data' }, { action: 'create', phase: 'end' });
    expect(told().map(({ event_type }) => event_type)).to.deep.equal(['dashboard.volume.create.end']);
    expect(told()[0]?.payload).to.include({ duration: 0.25 });
    expect(notifier.stats()).to.include({ emitted: 1 });
  });

  it('needs no mark on the context', () => {
    const { notifier, told } = openBench();
    const context = Object.freeze({ notifier });
    notifyAboutVolumeAction(context, Object.freeze({ id: 'v1' }), { ...extend, phase: 'start' });
    notifyAboutVolumeAction(context, Object.freeze({ id: 'v1' }), { ...extend, phase: 'end' });
    expect(told()[1]?.payload).to.have.property('duration', 0);
  });
});
