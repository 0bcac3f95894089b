import { isObject, read } from '../describing/safe-read.ts';

/**
 * Whether a result is an HTTP response that reports a failure: a status of 400 or more, or the Web's
 * `Response.error()`. Does not read its body: only its reader may, and only once.
 */
export function isFailedResponse(result: unknown): boolean {
  if (!isResponse(result)) return false;
  return statusOf(result) >= 400 || read(result, 'type') === 'error';
}

/**
 * Recognises a response by its shape, since each realm and each client has a class of its own. A response has the parts
 * of an HTTP message (RFC 9112, section 2.1): a status, headers, and a reason or a body. A resource has a status at
 * most, usually as a text.
 */
function isResponse(value: unknown): boolean {
  if (!isObject(value)) return false;
  const status = statusOf(value);
  const isStatus = Number.isInteger(status) && (status === 0 || (status >= 100 && status <= 599));
  return isStatus && hasHeaders(value) && contents.some((name) => has(value, name));
}

const contents = ['body', 'data', 'statusText', 'statusMessage'];

/**
 * The status is `statusCode` in Node's own, got and undici's `request`; `status` in the Web's and axios; both in
 * superagent.
 */
function statusOf(response: unknown): number {
  const status = read(response, 'statusCode') ?? read(response, 'status');
  return typeof status === 'number' ? status : NaN;
}

// A response that a Node server sends keeps its headers behind a method.
function hasHeaders(value: object): boolean {
  const headers = read(value, 'headers');
  return (typeof headers === 'object' && headers !== null) || typeof read(value, 'getHeaders') === 'function';
}

function has(value: object, name: string): boolean {
  try {
    return name in value;
  } catch {
    return false;
  }
}
