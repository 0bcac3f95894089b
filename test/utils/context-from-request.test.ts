import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import fc from 'fast-check';
import { fastify } from 'fastify';
import { contextFromRequest, type RequestContext } from '../../src/index.ts';
import { hostile } from '../hostile.ts';

const ID = 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10';

/** As POST /v3/auth/tokens answers. */
const token = {
  token: {
    methods: ['password'],
    user: { id: 'u1', name: 'alice', domain: { id: 'default', name: 'Default' }, password_expires_at: null },
    project: { id: 'p1', name: 'web', domain: { id: 'default', name: 'Default' } },
    roles: [
      { id: 'r1', name: 'admin' },
      { id: 'r2', name: 'member' },
    ],
    audit_ids: ['secret-audit-id'],
    expires_at: '2026-11-23T15:36:51.000000Z',
    issued_at: '2026-11-22T15:36:51.000000Z',
    catalog: [],
  },
};

/** The request as a real server of Node gets it. */
async function received(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    server.on('request', (request, response) => {
      response.end();
      server.close();
      resolve(request);
    });
    get({ port, host: '127.0.0.1', path, headers, agent: false }).on('response', (answer) => answer.resume());
  });
}

/** What a server answers to a request that came by a proxy. */
async function posted({ port }: AddressInfo, path: string): Promise<RequestContext> {
  const headers = { 'x-forwarded-for': '203.0.113.9', connection: 'close' };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers });
  return (await answer.json()) as RequestContext;
}

describe('contextFromRequest', () => {
  it("takes from a request of Node's http what it says", async () => {
    const request = await received('/dashboard/admin/volumes/v1/?token=hunter2', {
      'user-agent': 'Firefox',
      'x-openstack-request-id': ID,
      'x-forwarded-for': '203.0.113.9',
    });
    const context = contextFromRequest(request, { token });
    expect(context.requestId).to.match(/^req-[0-9a-f-]{36}$/);
    expect({ ...context, requestId: ID }).to.deep.equal({
      requestId: ID,
      globalRequestId: ID,
      userId: 'u1',
      userName: 'alice',
      projectId: 'p1',
      projectName: 'web',
      domainId: 'default',
      domainName: 'Default',
      roles: ['admin', 'member'],
      isAdmin: true,
      remoteAddress: '127.0.0.1',
      userAgent: 'Firefox',
      view: 'admin/volumes',
      method: 'GET',
      path: '/dashboard/admin/volumes/v1/',
    });
  });

  it('takes the trace from its headers, and only a valid one', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const traceOfHeaders = async (headers: Record<string, string>): Promise<unknown> => {
      const context = contextFromRequest(await received('/', headers));
      return [context.traceparent, context.tracestate];
    };
    expect(await traceOfHeaders({ traceparent, tracestate: 'congo=t61' })).to.deep.equal([
      traceparent,
      'congo=t61',
    ]);
    expect(await traceOfHeaders({ traceparent: '00-0-0-00', tracestate: 'congo=t61' })).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it('makes one id for one request, however often it is asked', () => {
    const [one, other] = [{}, {}];
    expect(contextFromRequest(one).requestId).to.equal(contextFromRequest(one).requestId);
    expect(contextFromRequest(one).requestId).to.not.equal(contextFromRequest(other).requestId);
  });

  it('takes ids only in the form of OpenStack', () => {
    const wrong = { id: 'req-1', headers: { 'x-openstack-request-id': "x'; drop table" } };
    expect(contextFromRequest(wrong).requestId).to.match(/^req-[0-9a-f]{8}-/);
    expect(contextFromRequest(wrong).globalRequestId).to.equal(undefined);
    expect(contextFromRequest({ id: ID }).requestId).to.equal(ID);
  });

  it('believes X-Forwarded-For only as far as it is told', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 192.0.2.7, 10.0.0.1' };
    const request = { headers, socket: { remoteAddress: '10.0.0.2' } };
    const addressBehind = (proxies?: number): string | undefined =>
      contextFromRequest(request, { proxies }).remoteAddress;
    expect([undefined, 0, 1, 2, 9].map(addressBehind)).to.deep.equal([
      '10.0.0.2',
      '10.0.0.2',
      '10.0.0.1',
      '192.0.2.7',
      '10.0.0.2',
    ]);
  });

  it('takes from a request of Express what it makes of address and URL, also in a router', async () => {
    const app = express().set('trust proxy', 1);
    const router = express
      .Router()
      .post('/', (request, response) => response.json(contextFromRequest(request)));
    const server = createServer(app.use('/project/instances', router));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const context = await posted(server.address() as AddressInfo, '/project/instances/?token=hunter2');
    server.close();
    expect(context).to.include({
      remoteAddress: '203.0.113.9',
      method: 'POST',
      path: '/project/instances/',
      view: 'project/instances',
    });
  });

  it('takes from a request of Fastify what it makes of address and URL', async () => {
    const app = fastify({ trustProxy: true });
    app.post('/identity/users', (request) => contextFromRequest(request));
    await app.listen({ port: 0, host: '127.0.0.1' });
    const context = await posted(app.server.address() as AddressInfo, '/identity/users?token=hunter2');
    await app.close();
    expect(context).to.include({
      remoteAddress: '203.0.113.9',
      path: '/identity/users',
      view: 'identity/users',
    });
    expect(context.requestId).to.match(/^req-[0-9a-f-]{36}$/);
  });

  it('knows tokens of the whole system, and of federated users, with or without their envelope', () => {
    const user = {
      id: 'f1',
      name: 'bob@partner',
      domain: { id: 'Federated', name: 'Federated' },
      'OS-FEDERATION': {},
    };
    const context = contextFromRequest(
      {},
      { token: { user, system: { all: true }, roles: [{ name: 'reader' }] } },
    );
    expect(context).to.include({
      userName: 'bob@partner',
      domainId: 'Federated',
      systemScope: 'all',
      isAdmin: false,
    });
    expect(context.projectId).to.equal(undefined);
  });

  it('never throws, and tells no secret of a token', () => {
    fc.assert(
      fc.property(hostile(), hostile(), (request, body) => {
        contextFromRequest(request as object, { token: body as object });
      }),
    );
    expect(JSON.stringify(contextFromRequest({}, { token }))).to.not.include('secret-audit-id');
  });
});
