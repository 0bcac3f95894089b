import { expect } from 'chai';
import sinon from 'sinon';
import { week } from '../../simulate/week.ts';
import { validateNotification } from '../../src/consumer/index.ts';
import { madeWeek } from './made-week.ts';

const small = { users: 25, days: 4 };

function textOf(options: object): string {
  return [...week({ ...small, ...options }).lines].join('\n');
}

describe('the simulated week', () => {
  afterEach(() => {
    sinon.restore();
  });

  it('is the same for the same seed, and another one for another', () => {
    const first = textOf({ seed: 5 });
    expect(textOf({ seed: 5 }) === first).to.equal(true);
    expect(textOf({ seed: 6 }) === first).to.equal(false);
  });

  it('has no other clock than its own, and no other chance', () => {
    const before = textOf({ bad: true });
    sinon.useFakeTimers({ now: Date.UTC(2001, 0, 1), toFake: ['Date'] });
    const clock = sinon.stub(performance, 'now').throws(new Error('the real clock was asked'));
    const chance = sinon.stub(Math, 'random').throws(new Error('real chance was asked'));
    expect(textOf({ bad: true }) === before).to.equal(true);
    expect([clock.callCount, chance.callCount]).to.deep.equal([0, 0]);
  });

  it('has only lines that are valid, in the order of time, with ids of their own', () => {
    const received = [...week(small).lines].map(
      (line) => JSON.parse(line) as { notification: unknown; context: Record<string, unknown> },
    );
    expect(received.length).to.be.greaterThan(1000);
    const valid = received.map(({ notification }) => validateNotification(notification));
    const times = valid.map(({ timestamp }) => timestamp);
    expect(times).to.deep.equal([...times].sort());
    expect(new Set(valid.map(({ message_id }) => message_id)).size).to.equal(valid.length);
    for (const [index, { context }] of received.entries())
      expect(context['user_id']).to.equal(valid[index]?.payload.initiator?.user_id);
  });

  it('tells the trace of each request of RegionTwo', () => {
    const received = [...week(small).lines].map(
      (line) =>
        JSON.parse(line) as {
          notification: { payload: { initiator: { region?: string } } };
          trace?: { traceparent: string };
        },
    );
    const traced = received.filter(({ trace }) => trace !== undefined);
    expect(traced.length).to.be.greaterThan(0);
    for (const { notification, trace } of received)
      expect(trace !== undefined).to.equal(notification.payload.initiator.region === 'RegionTwo');
  });

  it('ends after exactly as many as are asked for', () => {
    const { lines, answers } = week({ count: 1234 });
    expect([...lines]).to.have.lengthOf(1234);
    expect(answers().notifications).to.equal(1234);
  });

  it('has people in both regions who come by day, and seldom at the weekend', () => {
    const { lines, answers } = madeWeek();
    expect(lines.length).to.be.greaterThan(3000);
    const { users } = answers.behaviour;
    const counts = Object.values(users).map((day) => day.users);
    expect(counts).to.have.lengthOf(7);
    expect(Math.max(...counts.slice(5))).to.be.lessThan(Math.min(...counts.slice(0, 5)));
  });
});
