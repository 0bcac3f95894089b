import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import fc from 'fast-check';
import { fastify } from 'fastify';
import { contextFromRequest, type RequestContext } from '../../../src/index.ts';
import { hostile } from '../../hostile.ts';

const ID = 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10';

/** The response of POST /v3/auth/tokens. */
const token = {
  token: {
    id: 'gAAAAABsecret',
    methods: ['password'],
    user: { id: 'u1', name: 'alice', domain: { id: 'default', name: 'Default' }, password_expires_at: null },
    project: { id: 'p1', name: 'web', domain: { id: 'default', name: 'Default' } },
    roles: [
      { id: 'r1', name: 'admin' },
      { id: 'r2', name: 'member' },
    ],
    audit_ids: ['audit-id'],
    expires_at: '2026-11-23T15:36:51.000000Z',
    issued_at: '2026-11-22T15:36:51.000000Z',
    catalog: [],
  },
};

/** Returns the request as a real Node server receives it. */
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

/** Returns a server's response to a request through a proxy. */
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
      projectDomainId: 'default',
      projectDomainName: 'Default',
      domainId: 'default',
      domainName: 'Default',
      auditIds: ['audit-id'],
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

  it('tells IPv4 addresses as they are, also on a socket for both kinds', async () => {
    const server = createServer((request, response) =>
      response.end(JSON.stringify(contextFromRequest(request))),
    );
    await new Promise<void>((resolve) => server.listen(0, '::', resolve));
    const context = await posted(server.address() as AddressInfo, '/');
    server.close();
    expect(context.remoteAddress).to.equal('127.0.0.1');
  });

  it('takes from a proxy an address or nothing, and then that of the socket', () => {
    const table = [
      ['203.0.113.9:51515', '203.0.113.9'],
      ['[2001:db8::1]:51515', '2001:db8::1'],
      ['6.6.6.6, ::ffff:203.0.113.9', '203.0.113.9'],
      ['unknown', '10.0.0.1'],
      ['203.0.113.9, ', '10.0.0.1'],
      ['203.0.113.9, _hidden', '10.0.0.1'],
      ['<b>203.0.113.9</b>', '10.0.0.1'],
      [undefined, '10.0.0.1'],
    ] as const;
    const socket = { remoteAddress: '::ffff:10.0.0.1' };
    for (const [value, address] of table) {
      const request = { headers: { 'x-forwarded-for': value }, socket };
      expect(contextFromRequest(request, { proxies: 1 }).remoteAddress, value).to.equal(address);
    }
  });

  it('counts proxies over header lines, and in the header of RFC 7239 where there is no other', () => {
    const addressBehind = (proxies: number, headers: object): unknown =>
      contextFromRequest({ headers, ip: '10.0.0.9' }, { proxies }).remoteAddress;
    const lines = { 'x-forwarded-for': ['6.6.6.6, 192.0.2.7', '10.0.0.1'] };
    expect([1, 2, 3, 4].map((proxies) => addressBehind(proxies, lines))).to.deep.equal([
      ...['10.0.0.1', '192.0.2.7', '6.6.6.6', '10.0.0.9'],
    ]);
    const forwarded =
      'for=6.6.6.6, proto=https;For="[2001:db8:cafe::17]:4711";by=203.0.113.43, by=10.0.0.2, for=unknown';
    expect([4, 3, 2, 1].map((proxies) => addressBehind(proxies, { forwarded }))).to.deep.equal([
      ...['6.6.6.6', '2001:db8:cafe::17', '10.0.0.9', '10.0.0.9'],
    ]);
    expect(addressBehind(1, { forwarded, 'x-forwarded-for': '192.0.2.7' })).to.equal('192.0.2.7');
  });

  it("takes what there is of the Web's Request, and of its Headers alone", () => {
    const headers = {
      'User-Agent': 'Firefox',
      'X-OpenStack-Request-Id': ID,
      'X-Forwarded-For': '203.0.113.9',
    };
    const request = new Request('https://dashboard.example:8443/project/volumes/?token=hunter2#x', {
      ...{ method: 'post', headers },
    });
    const known = { globalRequestId: ID, userAgent: 'Firefox', remoteAddress: '203.0.113.9' };
    const { requestId, ...context } = contextFromRequest(request, { proxies: 1 });
    expect(requestId).to.match(/^req-[0-9a-f-]{36}$/);
    expect(context).to.deep.equal({
      ...known,
      method: 'POST',
      path: '/project/volumes/',
      view: 'project/volumes',
    });
    const ofHeaders = contextFromRequest(request.headers, { proxies: 1 });
    expect(ofHeaders).to.deep.equal({ ...known, requestId: ofHeaders.requestId });
  });

  // In each framework's form: test/interop/frameworks.test.ts uses the real ones.
  const node = {
    ...{ method: 'POST', url: '/volumes/?q=1', socket: { remoteAddress: '10.0.0.1' } },
    headers: { 'user-agent': 'Firefox' },
  };
  const web = new Request('https://dashboard.example/project/volumes/?q=1', {
    ...{ method: 'POST', headers: { 'user-agent': 'Firefox' } },
  });
  const shapes: Readonly<Record<string, [given: object, address: string | undefined]>> = {
    Koa: [
      {
        ...{
          headers: node.headers,
          method: 'POST',
          url: '/volumes/?q=1',
          originalUrl: '/project/volumes/?q=1',
        },
        ...{ ip: '203.0.113.9', path: '/volumes/', req: node, request: { req: node, headers: node.headers } },
      },
      '203.0.113.9',
    ],
    Hono: [{ req: { raw: web, path: '/project/volumes/', method: 'POST', url: web.url } }, undefined],
    'Hono on Node': [{ req: { raw: web }, env: { incoming: node }, get: () => 'a variable' }, '10.0.0.1'],
    'h3 1': [
      { node: { req: { ...node, originalUrl: '/project/volumes/?q=1' } }, path: '/volumes/?q=1' },
      '10.0.0.1',
    ],
    'h3 2': [{ req: Object.assign(web.clone(), { ip: '10.0.0.1' }), url: new URL(web.url) }, '10.0.0.1'],
    hapi: [
      {
        ...{ headers: node.headers, method: 'post', path: '/project/volumes/', url: new URL(web.url) },
        ...{ info: { remoteAddress: '10.0.0.1', id: '1:host:7' }, raw: { req: node } },
      },
      '10.0.0.1',
    ],
    SvelteKit: [{ request: web, url: new URL(web.url), getClientAddress: () => '10.0.0.1' }, '10.0.0.1'],
    'SvelteKit, which knows no address': [
      {
        request: web,
        getClientAddress: (): never => {
          throw new Error('no address while a page is made in advance');
        },
      },
      undefined,
    ],
    Astro: [{ request: web, clientAddress: '10.0.0.1' }, '10.0.0.1'],
    Remix: [{ request: web, params: {}, context: {} }, undefined],
    Elysia: [{ request: web, headers: { 'user-agent': 'Firefox' }, path: '/project/volumes/' }, undefined],
    'Next.js, a page': [{ req: { ...node, url: '/project/volumes/?q=1' }, res: {}, query: {} }, '10.0.0.1'],
    'a socket of Socket.IO': [{ id: 'a', request: { ...node, url: '/project/volumes/' } }, '10.0.0.1'],
  };
  for (const [framework, [given, address]] of Object.entries(shapes)) {
    it(`takes what there is of what ${framework} gives`, () => {
      expect(contextFromRequest(given)).to.include({
        ...{ userAgent: 'Firefox', method: 'POST', path: '/project/volumes/', view: 'project/volumes' },
        ...(address !== undefined && { remoteAddress: address }),
      });
      expect(contextFromRequest(given).remoteAddress).to.equal(address);
    });
  }

  it('tells no more of a URL than its path', () => {
    const table = {
      '/a/b?token=hunter2': '/a/b',
      '/a/b#hunter2': '/a/b',
      '//a/b': '//a/b',
      'https://alice:hunter2@dashboard.example:8443/a/b;c?d': '/a/b;c',
      'HTTP://dashboard.example/': '/',
      'https://dashboard.example': undefined,
      'https://dashboard.example?hunter2': undefined,
      'dashboard.example:443': undefined,
      '*': undefined,
      '': undefined,
    };
    for (const [url, path] of Object.entries(table))
      expect(contextFromRequest({ url }).path, url).to.equal(path);
    const segments = fc.stringMatching(/^[ab/.~%:@;=&+-]*$/);
    fc.assert(
      fc.property(segments, fc.string(), (path, query) => {
        for (const before of ['', 'https://dashboard.example', 'http://alice:hunter2@[2001:db8::1]:80'])
          expect(contextFromRequest({ url: `${before}/x${path}?${query}` }).path).to.equal(`/x${path}`);
      }),
    );
  });

  it('takes the view that it is given before that of the path', () => {
    const request = { url: '/project/volumes/' };
    expect(contextFromRequest(request, { view: 'compute/servers' }).view).to.equal('compute/servers');
    expect(contextFromRequest(request, { view: '' }).view).to.equal('project/volumes');
    expect(contextFromRequest({ url: '/polaris-bff/network.floatingIp.create' }).view).to.equal(undefined);
  });

  it('has no member for what is not known', () => {
    expect(contextFromRequest({})).to.have.all.keys('requestId');
    expect(contextFromRequest(undefined as never, null as never)).to.have.all.keys('requestId');
  });

  it('never throws, and tells no secret of a token', () => {
    fc.assert(
      fc.property(hostile(), hostile(), (request, body) => {
        const context = contextFromRequest(request as object, { token: body as object, proxies: 1 });
        for (const member of Object.values(context)) expect(member).to.not.equal(undefined);
      }),
    );
    expect(JSON.stringify(contextFromRequest({}, { token }))).to.not.include('secret');
  });
});
