import { isObject, read } from '../describing/safe-read.ts';
import { bodyOf, type Body } from './body.ts';

/** Where clients keep the body of a response, in the order in which the members are read. */
const places = {
  // axios; ofetch; got, superagent and request; superagent; Azure; XMLHttpRequest
  ofResponse: ['data', '_data', 'body', 'text', 'bodyAsText', 'responseText'],
  // openapi-generator and undici; request-promise and hey-api; wretch; jQuery
  ofError: ['body', 'error', 'text', 'responseText', 'responseBody'],
  // ofetch and ky; pkgcloud; wretch; Azure. Others keep the request's data here, so a text alone is not reliable.
  ofErrorAsData: ['data', 'result', 'json', 'details'],
};

/** Returns the response bodies in a thrown value, which may be a body itself. */
export function answersOf(thrown: unknown): Body[] {
  const response = read(thrown, 'response');
  if (response === undefined && read(thrown, 'stack') === undefined) return itself(thrown);
  const kept = [
    ...places.ofResponse.map((name) => bodyOf(read(response, name))),
    ...places.ofError.map((name) => bodyOf(read(thrown, name))),
    ...places.ofErrorAsData
      .map((name) => bodyOf(read(thrown, name)))
      .map(isAnswered(thrown) ? asItIs : notPlain),
    // Nest keeps the response that it will send here. A message may be a body: `new Error(await response.text())`.
    isResponse(response) ? undefined : bodyOf(response),
    notPlain(bodyOf(read(thrown, 'message'))),
  ];
  return kept.filter((body) => body !== undefined);
}

function itself(thrown: unknown): Body[] {
  const body = bodyOf(thrown);
  return body === undefined ? [] : [body];
}

/** Whether an error belongs to a response: it or its response has headers, or it has AWS's `$metadata`. */
export function isAnswered(thrown: unknown): boolean {
  return [thrown, read(thrown, 'response')].some(isResponse) || read(thrown, '$metadata') !== undefined;
}

/** Whether a value is a client's response, rather than a response's content. */
export function isResponse(value: unknown): boolean {
  return isObject(value) && read(value, 'headers') !== undefined;
}

function asItIs(body: Body | undefined): Body | undefined {
  return body;
}

function notPlain(body: Body | undefined): Body | undefined {
  return typeof body === 'string' && !/^\s*(?:<|\d{3} [A-Z][\w' -]{1,40}\r?\n)/.test(body) ? undefined : body;
}
