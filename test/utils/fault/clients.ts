import { wireOf, type Answer } from './services.ts';

export const requestId = 'req-0b2a';
const headers = { 'X-OpenStack-Request-Id': requestId };

/** The shape of a client's exception for a response, without the client itself. */
export interface Client {
  /** The package, its version, and the source file that throws. */
  readonly client: string;
  readonly thrown: (answer: Answer) => unknown;
}

const failed = (message: string, members: object): Error => Object.assign(new Error(message), members);
const parsed = ({ body }: Answer): unknown => body;

export const clients: readonly Client[] = [
  {
    client: 'axios 1.21.1, lib/core/settle.js',
    thrown: (answer) =>
      failed(`Request failed with status code ${answer.status}`, {
        code: 'ERR_BAD_REQUEST',
        status: answer.status,
        response: { status: answer.status, data: parsed(answer), headers },
      }),
  },
  {
    client: 'axios 1.21.1 with responseType arraybuffer, lib/adapters/http.js',
    thrown: (answer) =>
      failed(`Request failed with status code ${answer.status}`, {
        response: { status: answer.status, data: Buffer.from(wireOf(answer)), headers },
      }),
  },
  {
    client: 'got 14.6.6, source/core/errors.ts',
    thrown: (answer) =>
      failed(`Response code ${answer.status} (No)`, {
        code: 'ERR_NON_2XX_3XX_RESPONSE',
        response: { statusCode: answer.status, body: wireOf(answer), headers },
      }),
  },
  {
    client: 'got 14.6.6 with responseType json, source/core/response.ts',
    thrown: (answer) =>
      failed(`Response code ${answer.status} (No)`, {
        response: { statusCode: answer.status, body: parsed(answer), headers },
      }),
  },
  {
    client: 'ky 2, source/errors/HTTPError.ts',
    thrown: (answer) =>
      failed(`Request failed with status code ${answer.status}`, {
        data: parsed(answer),
        response: new Response(null, { status: answer.status, headers }),
      }),
  },
  {
    client: 'ofetch 1.5.1, src/error.ts',
    thrown: (answer) =>
      failed(`[POST] "/x": ${answer.status}`, {
        status: answer.status,
        data: parsed(answer),
        response: Object.assign(new Response(null, { status: answer.status, headers }), {
          _data: parsed(answer),
        }),
      }),
  },
  {
    client: 'undici 7.30.2, lib/interceptor/response-error.js',
    thrown: (answer) =>
      failed('Response Error', {
        code: 'UND_ERR_RESPONSE',
        statusCode: answer.status,
        body: parsed(answer),
        headers,
      }),
  },
  {
    client: 'superagent 10.4.2, src/node/index.js',
    thrown: (answer) =>
      failed('No', {
        status: answer.status,
        response: {
          statusCode: answer.status,
          body: typeof answer.body === 'string' ? {} : answer.body,
          text: wireOf(answer),
          headers,
        },
      }),
  },
  {
    client: 'request-promise-core 1.1.4, lib/errors.js',
    thrown: (answer) =>
      failed(`${answer.status} - ${wireOf(answer)}`, {
        name: 'StatusCodeError',
        statusCode: answer.status,
        error: parsed(answer),
        response: { statusCode: answer.status, body: parsed(answer), headers },
      }),
  },
  {
    client: 'pkgcloud 2.2.0, lib/pkgcloud/core/base/client.js',
    thrown: (answer) =>
      failed(`Error (${answer.status}): No`, {
        statusCode: answer.status,
        result: typeof answer.body === 'string' ? { err: answer.body } : answer.body,
        headers,
      }),
  },
  {
    client: 'wretch 2.11.1, src/resolver.ts',
    thrown: (answer) =>
      failed(wireOf(answer), {
        status: answer.status,
        text: wireOf(answer),
        response: new Response(null, { status: answer.status, headers }),
      }),
  },
  {
    client: 'openapi-typescript-codegen 0.29, src/templates/core/ApiError.hbs',
    thrown: (answer) =>
      failed('Conflict', { status: answer.status, body: parsed(answer), request: {}, headers }),
  },
  {
    client: '@azure/core-rest-pipeline 1.24.0, src/restError.ts',
    thrown: (answer) =>
      failed('Error', {
        statusCode: answer.status,
        response: {
          status: answer.status,
          bodyAsText: wireOf(answer),
          headers: new Map(Object.entries(headers)),
        },
      }),
  },
  {
    client: 'fetch, and the body read into an error',
    thrown: (answer) => failed(wireOf(answer), { status: answer.status, headers: new Headers(headers) }),
  },
];
