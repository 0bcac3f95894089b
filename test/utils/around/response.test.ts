import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Around } from '../../around.ts';

const ID = 'req-5e4cf0a4-95a8-4f6c-a52a-8d7f4f3f1c9e';
const SENTENCE = '{"conflictingRequest":{"code":409,"message":"Volume is busy"}}';

/** Responds with the status in the request's path. */
const server = http.createServer((request, response) => {
  const status = Number(request.url?.slice(1));
  const headers = status >= 400 ? { 'x-openstack-request-id': ID } : { location: '/200' };
  response.writeHead(status, headers).end(SENTENCE);
});

describe('a response that a body gives', () => {
  let around: Around;
  let url: string;

  before(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    around = new Around();
  });

  for (const status of [400, 401, 404, 409, 429, 500, 503]) {
    it(`is an error with ${String(status)}, and its body is left for the caller`, async () => {
      const responses: Response[] = [];
      const response = await around.run(async () => {
        responses.push(await fetch(`${url}/${String(status)}`));
        return responses[0];
      });
      expect(around.phases).to.deep.equal(['start', 'error']);
      expect(around.fault).to.include({ status_code: status, service_request_id: ID });
      expect(response).to.equal(responses[0]);
      expect(response?.bodyUsed).to.equal(false);
      expect(await response?.text()).to.equal(SENTENCE);
    });
  }

  for (const status of [200, 202, 301, 307])
    it(`is an end with ${String(status)}`, async () => {
      const response = await around.run(() => fetch(`${url}/${String(status)}`, { redirect: 'manual' }));
      expect(around.phases).to.deep.equal(['start', 'end']);
      expect(await response.text()).to.equal(SENTENCE);
    });

  it('is an error when it is the one of a network that failed', () => {
    const response = Response.error();
    expect(around.run(() => response)).to.equal(response);
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault).to.include({ exception: 'Response' }).and.not.have.property('status_code');
  });

  it('is an end when nobody may see what it is', () => {
    for (const type of ['opaque', 'opaqueredirect'])
      around.run(() => ({ type, status: 0, ok: false, headers: new Headers(), body: null }));
    expect(around.phases).to.deep.equal(['start', 'end', 'start', 'end']);
  });

  it('is one of Node, which is a stream as well', async () => {
    const answer = (status: number) => async (): Promise<http.IncomingMessage> => {
      const [response] = (await once(http.get(`${url}/${String(status)}`), 'response')) as [
        http.IncomingMessage,
      ];
      return response;
    };
    const refused = await around.run(answer(409));
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault).to.include({ status_code: 409, service_request_id: ID });
    expect((await refused.toArray()).join('')).to.equal(SENTENCE);

    const taken = await around.run(answer(200));
    expect(around.phases.slice(2)).to.deep.equal(['start']);
    expect((await taken.toArray()).join('')).to.equal(SENTENCE);
    await new Promise(setImmediate);
    expect(around.phases).to.deep.equal(['start', 'error', 'start', 'end']);
  });

  const headers = { 'x-compute-request-id': ID };
  const shapes: Record<string, object> = {
    'undici’s request': {
      statusCode: 409,
      headers,
      trailers: {},
      opaque: null,
      body: { on: () => undefined },
      context: {},
    },
    'axios without validateStatus': {
      ...{ status: 409, statusText: 'Conflict', headers, data: { conflictingRequest: { code: 409 } } },
      ...{ config: {}, request: {} },
    },
    'got without throwHttpErrors': {
      statusCode: 409,
      statusMessage: 'Conflict',
      headers,
      body: '',
      ok: false,
    },
    'superagent with ok': {
      status: 409,
      statusCode: 409,
      ok: false,
      type: 'application/json',
      headers,
      body: {},
    },
    'node-fetch': {
      status: 409,
      statusText: 'Conflict',
      ok: false,
      headers: new Headers(headers),
      body: null,
    },
    'a function of a gateway': { statusCode: 409, headers, body: '{}' },
  };
  for (const [client, response] of Object.entries(shapes))
    it(`is known by its shape: that of ${client}`, async () => {
      expect(await around.run(() => Promise.resolve(response))).to.equal(response);
      expect(around.phases).to.deep.equal(['start', 'error']);
      expect(around.fault).to.include({ status_code: 409, service_request_id: ID });
    });

  it('is one that a handler of Node has made', () => {
    const response = new http.ServerResponse(new http.IncomingMessage(null as never));
    response.statusCode = 404;
    around.run(() => response);
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  const results: Record<string, unknown> = {
    'a server': { id: 's1', status: 'ERROR', fault: { code: 500, message: 'No valid host' } },
    'a resource with a number as its status': { id: 'r1', status: 409, name: 'db' },
    'a monitor': { id: 'm1', expected_codes: '404', http_method: 'GET', status: 404, headers: undefined },
    'a message': { id: 'm1', status: 500, body: 'text' },
    'a stored object': { name: 'o', headers: { etag: 'x' }, body: 'text', status: '404' },
    'a status that HTTP does not know': { status: 1409, headers: {}, body: '' },
    'a reply of gRPC': { code: 5, details: 'not found', metadata: {} },
    'an output of AWS': { $metadata: { httpStatusCode: 409 } },
    'a function': Object.assign(() => 0, { status: 409 }),
    nothing: undefined,
    null: null,
    'a number': 409,
    'a proxy that was revoked': revoked(),
  };
  for (const [kind, result] of Object.entries(results))
    it(`is not seen in ${kind}`, () => {
      expect(around.run(() => result)).to.equal(result);
      expect(around.phases).to.deep.equal(['start', 'end']);
    });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
