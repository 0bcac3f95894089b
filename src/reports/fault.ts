import { number, read, text } from '../utils/describing/safe-read.ts';

/** A fault, as far as reports need it. */
export interface ReportedFault {
  /** The class of the exception. */
  readonly exception: string;
  readonly message: string;
  /** The module that threw the exception. */
  readonly module: string | undefined;
  /** The HTTP status of the service's response: the fault's own, or that of the nearest cause. */
  readonly status: number | undefined;
  /** The service's request id, of the fault itself or of the nearest cause. */
  readonly serviceRequestId: string | undefined;
  /** The party at fault. */
  readonly blame: Blame;
}

/** `user`: the service was right to refuse the request. `cloud`: it should have worked. */
export type Blame = 'user' | 'cloud';

/** The rule in words, shown next to its figures. */
export const BLAME_RULE: string =
  "An error is the user's own when a service answered 4xx (except 408 and 429) or, without a status, when the class of the " +
  "exception implies it (Forbidden, NotFound, OverLimit, ValidationError, AbortError and the like); all others are the cloud's.";

const MAX_CAUSES = 8;

// Exceptions of clients that report names but no status; also with Error or Exception at the end.
const CLASSES_OF_USERS: ReadonlySet<string> = new Set([
  'BadRequest',
  'Unauthorized',
  'AuthenticationFailed',
  'InvalidCredentials',
  'Forbidden',
  'NotAuthorized',
  'NotFound',
  'Conflict',
  'UnprocessableEntity',
  'OverLimit',
  'OverQuota',
  'QuotaExceeded',
  'Validation',
  // WSME's code for an error of the caller; formerly SOAP's.
  'Client',
  // The caller disconnected, or the requested state existed already.
  'Abort',
  'Canceled',
  'Cancelled',
]);

/** Returns the fault of an error; without details, it is the cloud's. */
export function faultOf(payload: unknown): ReportedFault {
  const fault = read(payload, 'fault');
  const exception = text(read(fault, 'exception')) ?? '';
  const status = nearest(fault, (each) => number(read(each, 'status_code')));
  return {
    exception,
    message: text(read(fault, 'exception_message')) ?? '',
    module: text(read(fault, 'module_name')),
    status,
    serviceRequestId: nearest(fault, (each) => text(read(each, 'service_request_id'))),
    blame: blameOf(status, exception),
  };
}

/** Returns the fault in a line: `Forbidden 403 no`, with the number of times when there were several. */
export function faultText({ exception, status, message }: ReportedFault, count: number): string {
  const times = count === 1 ? '' : `(${count} times)`;
  return [exception, status, message, times].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Applies `BLAME_RULE`. A time-out (408) and too many requests (429) mean that the cloud did not keep up. */
export function blameOf(status: number | undefined, exception: string): Blame {
  if (status !== undefined)
    return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'user' : 'cloud';
  return CLASSES_OF_USERS.has(exception.replace(/(?:Error|Exception)$/, '')) ? 'user' : 'cloud';
}

function nearest<T>(fault: unknown, of: (fault: unknown) => T | undefined): T | undefined {
  let each = fault;
  for (let depth = 0; each !== undefined && depth < MAX_CAUSES; depth++, each = read(each, 'cause')) {
    const found = of(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
