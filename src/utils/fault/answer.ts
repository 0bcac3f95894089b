import { isObject, read } from '../describing/safe-read.ts';
import { bodyOf, type Body } from './body.ts';

/** Where clients keep the body of an answer, in the order in which they are asked. */
const places = {
  // axios; ofetch; got, superagent and request; superagent; Azure; XMLHttpRequest
  ofResponse: ['data', '_data', 'body', 'text', 'bodyAsText', 'responseText'],
  // openapi-generator and undici; request-promise and hey-api; wretch; jQuery
  ofError: ['body', 'error', 'text', 'responseText', 'responseBody'],
  // ofetch and ky; pkgcloud; wretch; Azure: others keep here what was asked for, so that a text alone says nothing.
  ofErrorAsData: ['data', 'result', 'json', 'details'],
};

/** The bodies of answers in anything that was thrown, which may be one itself. */
export function answersOf(thrown: unknown): Body[] {
  const response = read(thrown, 'response');
  if (response === undefined && read(thrown, 'stack') === undefined) return itself(thrown);
  const kept = [
    ...places.ofResponse.map((name) => bodyOf(read(response, name))),
    ...places.ofError.map((name) => bodyOf(read(thrown, name))),
    ...places.ofErrorAsData
      .map((name) => bodyOf(read(thrown, name)))
      .map(isAnswered(thrown) ? asItIs : notPlain),
    // Nest keeps here what it is going to answer, and who throws `new Error(await response.text())` there.
    isResponse(response) ? undefined : bodyOf(response),
    notPlain(bodyOf(read(thrown, 'message'))),
  ];
  return kept.filter((body) => body !== undefined);
}

function itself(thrown: unknown): Body[] {
  const body = bodyOf(thrown);
  return body === undefined ? [] : [body];
}

/** Whether an error is of an answer, whose headers it has or its response. */
export function isAnswered(thrown: unknown): boolean {
  return [thrown, read(thrown, 'response')].some(isResponse) || read(thrown, '$metadata') !== undefined;
}

/** Whether something is a client's response, rather than what is in one. */
export function isResponse(value: unknown): boolean {
  return isObject(value) && read(value, 'headers') !== undefined;
}

function asItIs(body: Body | undefined): Body | undefined {
  return body;
}

function notPlain(body: Body | undefined): Body | undefined {
  return typeof body === 'string' && !/^\s*(?:<|\d{3} [A-Z][\w' -]{1,40}\r?\n)/.test(body) ? undefined : body;
}
