import { expect } from 'chai';
import { Ages } from '../../../src/utils/runtime/ages.ts';
import { AmqpTransport } from '../../../src/utils/amqp/transport.ts';
import { JustEncoded } from '../../../src/utils/notification/envelope.ts';
import type { Clock } from '../../../src/utils/runtime/clock.ts';
import { ContextPart } from '../../../src/utils/context/serialized-context.ts';
import { Ledger } from '../../../src/utils/notifier/ledger.ts';
import type { Loss } from '../../../src/utils/api/loss.ts';
import { intervalsByHand } from '../../broken.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';

const DAY = 24 * 3600 * 1000;
const TODAY = Date.UTC(2026, 10, 30);

/** A clock with an adjustable time, besides its monotonic one. */
class SetClock implements Clock {
  wall: number;
  passed = 5000;
  constructor(wall: number) {
    this.wall = wall;
  }
  now(): number {
    return this.wall;
  }
  monotonic(): number {
    return this.passed;
  }
  newId(): string {
    return '5f0c9a3e-6d1b-4f7a-9e2c-000000000001';
  }
  pass(ms: number): void {
    this.wall += ms;
    this.passed += ms;
  }
}

function ageAfter(clock: SetClock, ages: Ages, time: number): number {
  return clock.monotonic() - ages.since(time);
}

describe('the age of what another process told', () => {
  it('is what the clock says, when that was not set', () => {
    const clock = new SetClock(TODAY);
    const ages = new Ages(clock);
    clock.pass(1000);
    expect(ageAfter(clock, ages, TODAY - 3 * DAY)).to.equal(3 * DAY + 1000);
  });

  for (const [what, time] of [
    ['of 1970', 120_000],
    ['of the future', TODAY + 10 * DAY],
    ['of no time', NaN],
    ['of before this package', Date.UTC(2019, 0, 1)],
  ] as const)
    it(`is none where it is ${what}`, () => {
      const clock = new SetClock(TODAY);
      expect(ageAfter(clock, new Ages(clock), time)).to.equal(0);
    });

  for (const days of [-20_000, -1, 10, 5000])
    it(`is no more than it was before the clock was set by ${days} days`, () => {
      const clock = new SetClock(TODAY);
      const ages = new Ages(clock);
      clock.wall += days * DAY;
      expect(ageAfter(clock, ages, TODAY - DAY)).to.be.within(0, DAY);
    });

  it('is none to a process that began in 1970', () => {
    const clock = new SetClock(5000);
    const ages = new Ages(clock);
    expect(ageAfter(clock, ages, TODAY - DAY)).to.equal(0);
    clock.wall = TODAY;
    expect(ageAfter(clock, ages, TODAY - DAY)).to.equal(0);
  });
});

describe('what waits in memory', () => {
  const intervals = intervalsByHand();

  function waiting(clock: SetClock): { losses: Loss[]; transport: AmqpTransport } {
    const losses: Loss[] = [];
    const ledger = new Ledger((loss) => losses.push(loss));
    const settings = resolveSettings({ url: 'amqp://127.0.0.1:1', ttl: 1000 }, {}, clock);
    const transport = new AmqpTransport(settings);
    const core = { version: '1.0', action: 'delete', phase: 'end', operation_id: 'o', resource: {} };
    const part = new ContextPart('}', {});
    const encoded = new JustEncoded(
      core,
      part,
      'dashboard.volume.delete.end',
      'horizon.test',
      'm',
      clock.now(),
    );
    transport.send(encoded, ledger.begin('dashboard.volume.delete.end'));
    return { losses, transport };
  }

  for (const days of [-20_000, -1, 10, 5000])
    it(`does not expire when the clock is set by ${days} days, and is as old as it is`, async () => {
      const clock = new SetClock(TODAY);
      const { losses, transport } = waiting(clock);
      clock.wall += days * DAY;
      clock.pass(900);
      expect(transport.state().oldestPending).to.equal(900);
      intervals.tick(1000);
      expect(losses).to.deep.equal([]);
      clock.passed += 200;
      intervals.tick(1000);
      expect(losses.map(({ reason }) => reason)).to.deep.equal(['expired']);
      await transport.close(0);
    });
});
