import { list, names, number, read, text } from '../describing/safe-read.ts';
import type { Body } from './body.ts';
import { statusOfGrpc, statusOfName } from './codes.ts';
import { statusOfText } from './markup.ts';

/** Returns the HTTP status in an error of any client or framework, or in the body of a service's response. */
export function statusCode(thrown: unknown, answers: Body[]): number | undefined {
  return first([...ofMembers(thrown), ownCode(thrown), ...answered(thrown, answers), ...ofCodes(thrown)]);
}

function first(codes: unknown[]): number | undefined {
  return codes.map(number).find(isStatus);
}

function ofMembers(thrown: unknown): unknown[] {
  return [
    ...['statusCode', 'status'].map((name) => read(thrown, name)),
    read(read(thrown, '$metadata'), 'httpStatusCode'), // AWS
    read(read(thrown, 'output'), 'statusCode'), // Boom
    read(read(read(thrown, 'extensions'), 'http'), 'status'), // GraphQL
    read(read(thrown, 'extensions'), 'status'),
    read(read(thrown, 'data'), 'httpStatus'), // tRPC's client
  ];
}

function answered(thrown: unknown, answers: Body[]): unknown[] {
  const response = read(thrown, 'response');
  const ofResponse = ['status', 'statusCode'].map((name) => read(response, name));
  return [...ofResponse, ...nested(thrown), ...answers.flatMap(ofBody)];
}

function ofBody(body: unknown): unknown[] {
  if (typeof body === 'string') return [statusOfText(body)];
  const own = ['status', 'statusCode', 'error_code'].map((name) => read(body, name));
  return [...own, httpCode(body), ...nested(body), ...ofFirst(list(read(body, 'errors')))];
}

// { errors: [{ status: 409, title: … }] }
function ofFirst([error]: unknown[]): unknown[] {
  return [httpCode(error), read(error, 'status')];
}

// { forbidden: { code: 403, message: … } }, { error: { code: 401, … } }
function nested(body: unknown): unknown[] {
  return names(body)
    .slice(0, 10)
    .map((name) => httpCode(read(body, name)));
}

// An error with an exit status, a signal or a database's error code has that number here, too.
const othersMembers = ['cmd', 'signal', 'syscall', 'errno', 'codeName', 'sqlState'];
const othersNames = /^(?:FTP|SMTP|Mongo|Sql|Oracle)/i;

function ownCode(thrown: unknown): unknown {
  const isOther =
    othersMembers.some((name) => read(thrown, name) !== undefined) ||
    othersNames.test(text(read(thrown, 'name')) ?? '');
  return isOther ? undefined : httpCode(thrown);
}

function httpCode(object: unknown): number | undefined {
  const code = number(read(object, 'code'));
  return code !== undefined && code >= 400 ? code : undefined;
}

function ofCodes(thrown: unknown): unknown[] {
  const code = text(read(thrown, 'code'));
  return [
    code !== undefined && isGrpc(thrown) ? statusOfGrpc(code) : statusOfName(code),
    statusOfName(text(read(read(thrown, 'extensions'), 'code'))),
    statusOfName(text(read(read(thrown, 'data'), 'code'))),
  ];
}

// grpc-js has details and metadata, Connect the raw message; others have at least one of the two.
function isGrpc(thrown: unknown): boolean {
  return ['details', 'metadata', 'rawMessage'].some((name) => read(thrown, name) !== undefined);
}

function isStatus(code: number | undefined): boolean {
  return code !== undefined && Number.isInteger(code) && code >= 100 && code <= 599;
}
