import { expect } from 'chai';
import {
  contextFromRequest,
  currentContext,
  notifyAboutVolumeAction,
  type RequestContext,
} from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

const ID = 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10';

/** Tests whether an action started with one context and ended with another has a duration. */
function joins(one: RequestContext, other: RequestContext): boolean {
  const notifier = recordNotifications();
  // As a property of the same objects: a copy is another case.
  for (const context of [one, other]) Object.assign(context, { notifier });
  notifyAboutVolumeAction(one, { id: 'v1' }, { action: 'delete', phase: 'start' });
  notifyAboutVolumeAction(other, { id: 'v1' }, { action: 'delete', phase: 'end' });
  expect(notifier.eventTypes()).to.have.lengthOf(2);
  return 'duration' in (notifier.notifications[1]?.payload ?? {});
}

describe('contexts', () => {
  it('that are made of one request count as one, and of two never', () => {
    const [request, other] = [{ headers: {} }, { headers: {} }];
    expect(joins(contextFromRequest(request), contextFromRequest(request))).to.equal(true);
    expect(joins(contextFromRequest(request), contextFromRequest(other))).to.equal(false);
  });

  it('that are made of a request, and of what a framework makes of it, count as one', () => {
    const raw = { headers: { 'user-agent': 'Firefox' }, method: 'POST', url: '/' };
    const web = new Request('https://dashboard.example/');
    const pairs: [object, object][] = [
      [{ raw, headers: raw.headers, id: 'req-1' }, raw], // Fastify
      [{ req: raw, request: { req: raw, headers: raw.headers } }, raw], // Koa
      [{ node: { req: raw } }, raw], // h3
      [{ req: { raw: web } }, web], // Hono
      [{ request: web, params: {} }, web], // SvelteKit, Remix
      [{ request: web }, { request: web }],
      [web.headers, web.headers],
    ];
    for (const [one, other] of pairs) {
      expect(joins(contextFromRequest(one), contextFromRequest(other))).to.equal(true);
      expect(contextFromRequest(one).requestId).to.equal(contextFromRequest(other).requestId);
    }
  });

  it('that are copies count as one with what they were copied from, and with each other', () => {
    const request = {};
    const copy = (region: string): RequestContext => ({ ...contextFromRequest(request), region });
    expect(joins(copy('one'), copy('two'))).to.equal(true);
    expect(joins(contextFromRequest(request), copy('one'))).to.equal(true);
    const lasting = copy('one');
    expect(joins(lasting, lasting)).to.equal(true);
    expect(joins(copy('one'), { ...contextFromRequest({}) })).to.equal(false);
  });

  it('are not joined by an id that a client sends', () => {
    const sent = { 'x-request-id': ID, 'x-openstack-request-id': ID, 'request-id': ID };
    for (const headers of [sent, new Headers(sent), new Map(Object.entries(sent)), Object.entries(sent)]) {
      // As Fastify's `requestIdHeader`, and middleware of Express, do.
      const [one, other] = [contextFromRequest({ headers, id: ID }), contextFromRequest({ headers, id: ID })];
      expect(joins(one, other)).to.equal(false);
      expect(joins({ ...one }, { ...other })).to.equal(false);
      expect(new Set([one.requestId, other.requestId, ID])).to.have.lengthOf(3);
      expect([one.globalRequestId, other.globalRequestId]).to.deep.equal([ID, ID]);
    }
  });

  it('are not joined with one of another request whose id a client knows', () => {
    const victim = contextFromRequest({});
    const id = String(victim.requestId);
    const replayed = contextFromRequest({ id, headers: {} });
    expect(replayed.requestId).to.not.equal(id);
    expect(joins(victim, replayed)).to.equal(false);
    expect(joins(victim, { ...replayed })).to.equal(false);
  });

  it('that are made by hand are joined by being the same object, and not by their id', () => {
    expect(joins({ requestId: ID }, { requestId: ID })).to.equal(false);
    const context = { requestId: ID };
    expect(joins(context, context)).to.equal(true);
    expect(joins(currentContext(), currentContext())).to.equal(false);
  });
});
