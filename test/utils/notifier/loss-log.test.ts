import { expect } from 'chai';
import sinon from 'sinon';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import type { Loss } from '../../../src/utils/api/loss.ts';
import { LossLog } from '../../../src/utils/notifier/loss-log.ts';
import { fixedClock, type FixedClock } from '../../clock.ts';
import { openBench } from '../../notifier.ts';

const eventType = 'dashboard.volume.delete.end';
const SINCE = 'since 2026-11-22T15:36:51.102Z';
const MINUTE = 60_000;

describe('the log of losses', () => {
  let clock: FixedClock;
  let log: LossLog;
  let emitted: sinon.SinonStub<Parameters<typeof process.emitWarning>>;

  beforeEach(() => {
    clock = fixedClock();
    log = new LossLog(clock);
    emitted = sinon.stub(process, 'emitWarning');
  });
  afterEach(() => {
    sinon.restore();
  });

  function lose(count: number, reason: Loss['reason'] = 'overflow'): void {
    for (let n = 0; n < count; n++) log.lost({ reason, detail: 'too many', eventType });
  }

  const lines = (): unknown[] =>
    emitted.args.map(([message]) => String(message).replace('notify-about: ', ''));

  it('has a line when the first one is lost, and how many there were when one is accepted again', () => {
    lose(5);
    expect(lines()).to.deep.equal([`notification ${eventType} lost (overflow): too many`]);
    clock.pass(1000);
    log.accepted();
    log.accepted();
    expect(lines().slice(1)).to.deep.equal([
      `5 notifications lost ${SINCE} (overflow); notifications are accepted again`,
    ]);
  });

  it('has a line a minute while it lasts', () => {
    for (let second = 0; second <= 150; second++) {
      lose(10);
      clock.pass(1000);
    }
    expect(lines().slice(1)).to.deep.equal([
      `601 notifications lost ${SINCE}, ${eventType} last (overflow): too many`,
      `1201 notifications lost ${SINCE}, ${eventType} last (overflow): too many`,
    ]);
  });

  it('keeps reasons apart', () => {
    lose(2, 'overflow');
    lose(3, 'rejected');
    log.accepted();
    expect(lines()).to.have.lengthOf(4);
    expect(lines().slice(2).join()).to.include('2 notifications lost').and.include('3 notifications lost');
  });

  it('has no more than two lines a minute when losses and acceptances alternate, and counts them all', () => {
    for (let second = 0; second < 121; second++) {
      lose(1);
      log.accepted();
      clock.pass(1000);
    }
    expect(lines()).to.have.lengthOf(6);
    const ends = lines().filter((line) => String(line).includes('accepted again'));
    const counts = ends.map((line) => Number(/^\d+/.exec(String(line))));
    expect(counts).to.deep.equal([1, 60, 60]);
  });

  it('ends a storm that it had no line for, when a minute is over', () => {
    lose(1);
    log.accepted();
    lose(1);
    log.accepted();
    expect(lines()).to.have.lengthOf(2);
    clock.pass(MINUTE);
    log.accepted();
    expect(lines().slice(2)).to.deep.equal([
      `1 notification lost ${SINCE} (overflow); notifications are accepted again`,
    ]);
  });

  it('says at the end what was not said yet, once', () => {
    lose(4, 'closed');
    lose(1, 'invalid');
    log.close();
    log.close();
    expect(lines().slice(2)).to.deep.equal([
      `4 notifications lost ${SINCE} (closed); the notifier is closed`,
    ]);
  });

  it('is what a notifier without onLost has', async () => {
    const { notifier, sent } = openBench({ onLost: undefined, maxMessageBytes: 1000 });
    const tell = (id: string): void => {
      notifyAboutVolumeAction({ notifier }, { id }, { action: 'delete', phase: 'end' });
    };
    for (let n = 0; n < 3; n++) tell('x'.repeat(1000));
    tell('v1');
    sent[0]?.receipt.accept();
    for (let n = 0; n < 2; n++) tell('v2');
    await notifier.close(0);
    expect(lines().map((line) => /^(\d+|\w+) notif|^notif/.exec(String(line))?.[0])).to.deep.equal([
      'notif',
      '3 notif',
      'notif',
      '2 notif',
    ]);
  });
});
