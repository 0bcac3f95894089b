import { maskMessage } from '../masking/masking.ts';
import { list, names, plain, read, text } from '../describing/safe-read.ts';
import type { Body } from './body.ts';

/** The headers of OpenStack, older Nova, Swift and S3, and those of proxies and other services. */
const idHeaders = [
  ...['x-openstack-request-id', 'x-compute-request-id', 'x-trans-id', 'x-amz-request-id', 'x-amzn-requestid'],
  'x-request-id',
];

/** Returns the id that the service gave to the failed request. */
export function serviceRequestId(thrown: unknown, answers: Body[]): string | undefined {
  const metadata = read(thrown, '$metadata');
  const holders = [thrown, read(thrown, 'response'), read(thrown, '$response')];
  const ids = [
    read(thrown, 'requestId'),
    read(thrown, 'request_id'),
    read(metadata, 'requestId'),
    read(metadata, 'extendedRequestId'),
    ...[...holders.map((holder) => read(holder, 'headers')), read(thrown, 'metadata')].flatMap(idsInHeaders),
    ...[thrown, ...answers].flatMap(idsInBody),
  ];
  return ids.map(text).find(isId);
}

function idsInHeaders(headers: unknown): unknown[] {
  if (read(headers, Symbol.toStringTag) === 'Headers') return idHeaders.map((name) => header(headers, name));
  const members = plain(headers);
  const byName = new Map(names(members).map((name) => [name.toLowerCase(), read(members, name)]));
  return idHeaders.flatMap((name) => byName.get(name));
}

function header(headers: unknown, name: string): unknown {
  try {
    return (headers as { get(name: string): unknown }).get(name);
  } catch {
    return undefined;
  }
}

// Designate has it in the body, Magnum and Placement in the first of its errors, S3 in an element.
function idsInBody(body: unknown): unknown[] {
  if (typeof body === 'string') return [/<RequestId>([^<]{1,255})</.exec(body.slice(0, 16_384))?.[1]];
  return [body, list(read(body, 'errors'))[0]].map((each) => read(each, 'request_id'));
}

function isId(id: string | undefined): boolean {
  return id !== undefined && /^[\x21-\x7e]{1,255}$/.test(id) && maskMessage(id) === id;
}
