import { maskText } from '../masking.ts';
import { names, number, plain, read, text } from '../reading.ts';

/** The HTTP status in an error of any client, or in the fault that an OpenStack service answered. */
export function statusCode(thrown: unknown): number | undefined {
  const response = read(thrown, 'response');
  const codes = [
    ...['statusCode', 'status', 'code'].map((name) => read(thrown, name)),
    ...['status', 'statusCode'].map((name) => read(response, name)),
    ...[thrown, read(thrown, 'body'), read(response, 'data'), read(response, 'body')].flatMap(faultCodes),
  ];
  return codes.map(number).find(isStatus);
}

// { forbidden: { code: 403, message: … } }, { error: { code: 401, message: …, title: … } }
function faultCodes(body: unknown): unknown[] {
  return names(body)
    .slice(0, 10)
    .map((name) => read(read(body, name), 'code'));
}

function isStatus(code: number | undefined): boolean {
  return code !== undefined && Number.isInteger(code) && code >= 100 && code <= 599;
}

const idHeaders = ['x-openstack-request-id', 'x-compute-request-id'];

/** The id that the service gave to the request that failed. */
export function serviceRequestId(thrown: unknown): string | undefined {
  const headers = [read(thrown, 'headers'), read(read(thrown, 'response'), 'headers')];
  const ids = [read(thrown, 'requestId'), read(thrown, 'request_id'), ...headers.flatMap(idsInHeaders)];
  return ids.map(text).find(isId);
}

function idsInHeaders(headers: unknown): unknown[] {
  if (read(headers, Symbol.toStringTag) === 'Headers') return idHeaders.map((name) => header(headers, name));
  const members = plain(headers);
  const found = names(members).filter((name) => idHeaders.includes(name.toLowerCase()));
  return found.flatMap((name) => read(members, name));
}

function header(headers: unknown, name: string): unknown {
  try {
    return (headers as { get(name: string): unknown }).get(name);
  } catch {
    return undefined;
  }
}

function isId(id: string | undefined): boolean {
  return id !== undefined && /^[\x21-\x7e]{1,255}$/.test(id) && maskText(id) === id;
}
