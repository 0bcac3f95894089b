import { expect } from 'chai';
import fc from 'fast-check';
import type { Window } from '../../src/reports/report.ts';
import { USER_MARGIN, UserReport, userTables, type UserResult } from '../../src/reports/user.ts';
import { around } from '../../src/reports/window.ts';
import {
  answerOf,
  endOf,
  mess,
  messed,
  MINUTE,
  noon,
  notificationsOf,
  operationId,
  operations,
  sampleOperation,
  tell,
  type Operation,
} from './stream.ts';

const window: Window = { from: noon - 200 * MINUTE, to: noon - 20 * MINUTE };
const always: Window = { from: -Infinity, to: Infinity };

function ofStream(stream: readonly unknown[], user: string, asked = always): UserResult {
  return answerOf(new UserReport({ user, window: asked }), stream, around(asked, USER_MARGIN)).result;
}

function isIn({ from, to }: Window, at: number | undefined): boolean {
  return at !== undefined && at >= from && at < to;
}

describe('the report on a user', () => {
  it('says what a slow, obvious computation says, with all that may be wrong in a stream', () => {
    fc.assert(
      fc.property(operations, mess, fc.constantFrom('u1', 'u2', 'u1-name'), (all, how, asked) => {
        const { operations: shown } = ofStream(messed(all, how).stream, asked, window);
        const right = all
          .filter(({ user, userName }) => user === asked || userName === asked)
          .filter((each) => isIn(window, each.at) || isIn(window, endOf(each)));
        const said = shown.map(({ requestId, startedAt, endedAt, outcome, duration, fault }) => [
          ...[requestId, startedAt, endedAt, outcome, duration],
          ...[fault?.exception, fault?.status, fault?.serviceRequestId],
        ]);
        expect(said).to.have.deep.members(
          right.map((each) => [
            ...[each.request, each.at, endOf(each), outcomeOf(each)],
            each.milliseconds === undefined ? undefined : each.milliseconds / 1000,
            ...(each.milliseconds === undefined ? [undefined, undefined, undefined] : faultOf(each)),
          ]),
        );
        expect(shown).to.deep.equal([...shown].sort((one, other) => one.at - other.at));
      }),
    );
  });

  it('tells the tries of one request apart', () => {
    const operation = sampleOperation();
    const fault = { exception: 'Timeout', exception_message: 'too slow' };
    const stream = [
      tell(operation, 'start', noon),
      tell(operation, 'error', noon + 1000, { fault }),
      tell(operation, 'start', noon + 2000),
      tell(operation, 'end', noon + 2500),
    ];
    const { operations: shown } = ofStream(stream, 'alice');
    expect(shown.map(({ at, outcome, duration }) => [at - noon, outcome, duration])).to.deep.equal([
      [0, 'error', 1],
      [2000, 'end', 0.5],
    ]);
  });

  it('says what was told once, what never ended, and what has its id at its end', () => {
    const named = (id?: string): object => ({ resource: { type: 'volume', id, name: 'data' } });
    const stream = [
      tell(sampleOperation({ type: 'session', action: 'login', request: 'a' }), 'end', noon),
      tell(sampleOperation({ action: 'delete', request: 'b' }), 'start', noon + 1),
      tell(sampleOperation({ request: 'c' }), 'start', noon + 2, named()),
      tell(sampleOperation({ request: 'c' }), 'end', noon + 3, named('v7')),
    ];
    const { operations: shown } = ofStream(stream, 'u1');
    expect(shown.map(({ outcome, startedAt, resource }) => [outcome, startedAt, resource.id])).to.deep.equal([
      ['end', undefined, 'v1'],
      ['unfinished', noon + 1, 'v1'],
      ['end', noon + 2, 'v7'],
    ]);
  });

  it('shows what nobody could name, by the operation that the user may ask about', () => {
    const allocate = { type: 'floating_ip', action: 'allocate', isMade: true, operationId: operationId(7) };
    const stream = notificationsOf(sampleOperation({ ...allocate, fault: { exception: 'OverQuota' } }));
    const result = ofStream(stream, 'alice');
    expect(result.operations).to.have.length(1);
    expect(result.operations[0]).to.deep.include({
      ...{ operation: operationId(7), outcome: 'error', duration: 1, startedAt: noon },
      resource: { id: '', name: '' },
    });
    expect(userTables(result)[0]?.rows[0]?.[2]).to.equal(undefined);
  });

  it('says of what may have been started by one of several neither when nor for how long', () => {
    const allocate = { type: 'floating_ip', action: 'allocate', isMade: true };
    const start = (index: number): unknown =>
      tell(sampleOperation({ ...allocate, operationId: operationId(index) }), 'start', noon + index);
    const end = (index: number): unknown =>
      tell(sampleOperation({ ...allocate, resource: `f${index}` }), 'end', noon + 10 * index);
    const { operations: shown } = ofStream([start(1), start(2), end(1), end(2)], 'alice');
    expect(
      shown.map(({ outcome, startedAt, duration, resource }) => [outcome, startedAt, duration, resource.id]),
    ).to.deep.equal([
      ['end', undefined, undefined, 'f1'],
      ['end', undefined, undefined, 'f2'],
    ]);
  });

  it('says who they are when several have one name, and no more users than there are', () => {
    const of = (user: string, request: string): Operation => sampleOperation({ user, request });
    const stream = [of('u1', 'a'), of('u4', 'b'), of('u1', 'c')].flatMap(notificationsOf);
    expect(ofStream(stream, 'alice').users.map(({ id }) => id)).to.deep.equal(['u1', 'u4']);
    expect(ofStream(stream, 'u4').users.map(({ id }) => id)).to.deep.equal(['u4']);
    expect(ofStream(stream, 'bob').users).to.deep.equal([]);
  });

  it('gives no duration of its own when the clock ran backwards', () => {
    const operation = sampleOperation();
    const stream = [tell(operation, 'end', noon - 1000, { duration: 0.5 }), tell(operation, 'start', noon)];
    const [first, second] = ofStream(stream, 'u1').operations;
    expect([first?.outcome, first?.duration, second?.outcome]).to.deep.equal(['end', 0.5, 'unfinished']);
  });

  it('is a line for each operation, with the request that the log of the service knows', () => {
    const fault = { exception: 'Forbidden', status_code: 403, service_request_id: 'req-s' };
    const [table] = userTables(ofStream(notificationsOf(sampleOperation({ fault })), 'alice'));
    expect(table?.rows).to.deep.equal([
      [noon, 'volume.create', 'v1', 'error', 1, 'Forbidden 403 no', 'req-s', 'req-1', 'p1'],
    ]);
    expect(table?.columns).to.have.length(9);
    const of = (user: string, request: string): Operation => sampleOperation({ user, request });
    const [several] = userTables(ofStream([of('u1', 'a'), of('u4', 'b')].flatMap(notificationsOf), 'alice'));
    expect(several?.columns.at(-1)?.name).to.equal('user');
    expect(several?.rows.map((row) => row.at(-1))).to.deep.equal(['u1', 'u4']);
  });
});

function outcomeOf({ milliseconds, fault }: Operation): string {
  if (milliseconds === undefined) return 'unfinished';
  return fault === undefined ? 'end' : 'error';
}

function faultOf({ fault }: Operation): unknown[] {
  return [fault?.exception, fault?.status_code, fault?.service_request_id];
}
