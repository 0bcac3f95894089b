import { expect } from 'chai';
import { ContextPart, emittedContext, resentContext } from '../../../src/utils/context/serialized-context.ts';
import {
  describeInitiator,
  describeRequest,
  wireContext,
} from '../../../src/utils/context/describe-context.ts';
import { fragmentOf, JsonCache } from '../../../src/utils/context/json-cache.ts';
import { onWire } from '../../wire.ts';

/** Returns the emitted context, as on the wire. */
function told(context: unknown): unknown {
  return JSON.parse(`{"told":true${emittedContext(context).part.ending}`);
}

describe('the part of a notification that tells the context', () => {
  it('says the same as the context, as JSON and beside the envelope', () => {
    const context = {
      userId: 'u1',
      userName: 'alïce "a"',
      roles: ['member'],
      requestId: 'req-1',
      path: '/a',
    };
    const [initiator, request] = [describeInitiator(context), describeRequest(context)];
    for (let times = 0; times < 2; times++) {
      expect(told(context)).to.deep.equal(onWire({ told: true, initiator, request }));
      expect(onWire(emittedContext(context).part.wire)).to.deep.equal(
        onWire(wireContext(initiator, request)),
      );
    }
    expect(resentContext({ initiator, request }).part).to.deep.equal(emittedContext(context).part);
  });

  it('has no member for what the context does not tell', () => {
    for (const nothing of [{}, undefined, null, 'context', 7])
      expect(emittedContext(nothing).part.ending).to.equal('}');
    expect(told({ userId: 'u1' })).to.deep.equal({ told: true, initiator: { user_id: 'u1' } });
    expect(told({ requestId: 'req-1' })).to.deep.equal({ told: true, request: { id: 'req-1' } });
  });

  it('says what a context says now, when it was changed since it was told', () => {
    const context: Record<string, unknown> = {
      userId: 'u1',
      roles: ['member', 'reader'],
      requestId: 'req-1',
    };
    told(context);
    for (const change of [
      { userName: 'bob' },
      { userName: undefined },
      { roles: ['member', 'admin'] },
      { roles: ['member'] },
      { roles: undefined },
      { isAdmin: false },
      { isAdmin: undefined },
      { path: '/b' },
      { view: '/b', path: undefined },
    ]) {
      const asMade = fragmentsOf(Object.assign(context, change));
      expect(told(context), JSON.stringify(change)).to.deep.equal(asMade);
    }
    const roles = ['member', 'reader'];
    told(Object.assign(context, { roles }));
    roles[1] = 'admin';
    expect(told(context)).to.deep.equal(fragmentsOf(context));
  });

  it('tells users whose ids end alike apart', () => {
    for (const userId of ['1-u1', '2-u1', '1-u1', undefined, 'x'])
      expect(told({ userId, userName: 'a' })).to.deep.equal(fragmentsOf({ userId, userName: 'a' }));
  });

  it('is made once for all notifications of a request, and anew when another user asks', () => {
    const context = { userId: 'u1', requestId: 'req-1', path: '/a' };
    const { part } = emittedContext(context);
    expect(emittedContext({ ...context }).part).to.equal(part);
    expect(emittedContext({ ...context, userId: 'u2' }).part).to.not.equal(part);
    expect(emittedContext({ ...context, path: '/b' }).part).to.not.equal(part);
  });

  it('says the same inside a JSON string', () => {
    const wire = { user: 'al"ïce\\', user_id: undefined, roles: ['a"b', 'c'], is_admin: false };
    const { ending, escapedEnding, prefixed, wireJson } = new ContextPart(',"a":"\\"ü"}', wire);
    expect(JSON.parse(`"${escapedEnding}"`)).to.equal(ending);
    expect(JSON.parse(wireJson)).to.deep.equal(onWire(wire));
    const members = JSON.parse(`"{\\"first\\":1${prefixed}}"`) as string;
    const { user, roles, is_admin } = wire;
    expect(JSON.parse(members)).to.deep.equal({
      ...{ first: 1, _context_user: user, _context_roles: roles, _context_is_admin: is_admin },
    });
  });

  it('masks what looks like a secret, each time', () => {
    const context = { userId: 'u1', userName: 'Bearer hunter2hunter2', path: '/login?token=hunter2' };
    for (let times = 0; times < 2; times++) {
      const { ending, wireJson, escapedEnding, prefixed } = emittedContext(context).part;
      expect(ending + wireJson + escapedEnding + prefixed)
        .to.include('"Bearer ***"')
        .and.not.include('hunter2');
    }
  });
});

/** Returns the emitted form of a context that was never emitted before. */
function fragmentsOf(context: unknown): unknown {
  return onWire({ told: true, initiator: describeInitiator(context), request: describeRequest(context) });
}

describe('fragments', () => {
  it('are made once of objects that say the same', () => {
    const fragments = new JsonCache<{ id: string; list: string[] | undefined }>(({ id }) => id);
    const first = fragments.of({ id: 'a1', list: ['x'] });
    expect(fragments.of({ id: 'a1', list: ['x'] })).to.equal(first);
    expect(fragments.of({ id: 'a1', list: ['y'] })).to.not.equal(first);
    expect(first).to.deep.equal(fragmentOf({ id: 'a1', list: ['x'] }));
  });
});
