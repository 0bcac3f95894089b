import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { describeFault } from '../../src/utils/fault/fault.ts';
import { answers, wireOf, type Answer } from '../utils/fault/services.ts';
import { httpClient } from './peers/clients.ts';

type Ask = (url: string) => Promise<unknown>;

interface Clients {
  axios: { default: { get(url: string, options?: object): Promise<unknown> } };
  got: { default: (url: string, options: object) => Promise<unknown> };
  ky: { default: (url: string, options: object) => Promise<unknown> };
  ofetch: { ofetch: (url: string, options: object) => Promise<unknown> };
  superagent: { default: { get(url: string): Promise<unknown> } };
  undici: {
    Agent: new () => { compose(interceptor: unknown): unknown };
    interceptors: { responseError(): unknown };
    request(url: string, options: object): Promise<{ body: { text(): Promise<string> } }>;
  };
  wretch: { default: (url: string) => { get(): { json(): Promise<unknown> } } };
}

async function asks(): Promise<Record<string, Ask>> {
  const [axios, got, ofetch, superagent, undici, wretch] = [
    (await httpClient<Clients['axios']>('axios')).default,
    (await httpClient<Clients['got']>('got')).default,
    (await httpClient<Clients['ofetch']>('ofetch')).ofetch,
    (await httpClient<Clients['superagent']>('superagent')).default,
    await httpClient<Clients['undici']>('undici'),
    (await httpClient<Clients['wretch']>('wretch')).default,
  ];
  const dispatcher = new undici.Agent().compose(undici.interceptors.responseError());
  return {
    axios: (url) => axios.get(url),
    'axios, as bytes': (url) => axios.get(url, { responseType: 'arraybuffer' }),
    got: (url) => got(url, { retry: { limit: 0 } }),
    'got, as bytes': (url) => got(url, { retry: { limit: 0 }, responseType: 'buffer' }),
    ofetch: (url) => ofetch(url, { retry: 0 }),
    superagent: async (url) => superagent.get(url),
    undici: async (url) => (await undici.request(url, { dispatcher })).body.text(),
    wretch: (url) => wretch(url).get().json(),
  };
}

function typeOf(body: unknown): string {
  if (typeof body !== 'string') return 'application/json';
  return body.startsWith('<?xml') ? 'application/xml' : body.startsWith('<') ? 'text/html' : 'text/plain';
}

describe('what real clients throw, of what each service answers', () => {
  let server: Server;
  let url: string;
  before(async () => {
    server = createServer((request, response) => {
      const answer = answers[Number(request.url?.slice(1))];
      if (answer === undefined) throw new Error(`nobody answers ${String(request.url)}`);
      const headers = { 'content-type': typeOf(answer.body), 'x-openstack-request-id': 'req-real' };
      response.writeHead(answer.status, headers).end(wireOf(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  async function faultOf(ask: Ask, index: number): Promise<object> {
    const error = await ask(`${url}/${index}`).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const { exception_message, status_code, service_request_id } = describeFault(error, false);
    return { exception_message, status_code, service_request_id };
  }

  // Its interceptor keeps only JSON and plain text.
  const keeps = (client: string, { body }: Answer): boolean =>
    client !== 'undici' || !['text/html', 'application/xml'].includes(typeOf(body));

  it('has the sentence, the status and the id', async () => {
    for (const [client, ask] of Object.entries(await asks())) {
      for (const [index, answer] of answers.entries()) {
        if (!keeps(client, answer)) continue;
        const { service, status, says } = answer;
        expect(await faultOf(ask, index), `${client}, ${service}`).to.deep.equal({
          exception_message: says,
          status_code: status,
          service_request_id: 'req-real',
        });
      }
    }
  });

  it('has the status and the id where a client has left the body unread, as ky does', async () => {
    const { default: ky } = await httpClient<Clients['ky']>('ky');
    for (const [index, { status }] of answers.entries()) {
      const fault = await faultOf((address) => ky(address, { retry: 0 }), index);
      expect(fault).to.include({ status_code: status, service_request_id: 'req-real' });
    }
  });
});
