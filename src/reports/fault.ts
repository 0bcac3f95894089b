import { number, read, text } from '../utils/describing/safe-read.ts';

/** What went wrong, as far as a report needs it. */
export interface ReportedFault {
  /** The class of the exception. */
  readonly exception: string;
  readonly message: string;
  /** The module that threw it. */
  readonly module: string | undefined;
  /** The HTTP status that a service answered: its own, or that of the nearest cause. */
  readonly status: number | undefined;
  /** The id that the service gave to the request, of the fault itself or of the nearest cause. */
  readonly serviceRequestId: string | undefined;
  /** Whose error it is. */
  readonly blame: Blame;
}

/** `user`: what was asked for was answered rightly with no. `cloud`: it should have worked. */
export type Blame = 'user' | 'cloud';

/** What is said of the rule wherever its figures are. */
export const BLAME_RULE: string =
  "An error is the user's own when a service answered 4xx (but for 408 and 429), or when without a status the class of the " +
  "exception says so (as Forbidden, NotFound, OverLimit, ValidationError, AbortError); all others are the cloud's.";

const MOST_CAUSES = 8;

// Of clients that name their exceptions and tell no status; with Error or Exception at the end too.
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
  // WSME's code of an error of whoever asked; SOAP's of old.
  'Client',
  // Whoever asked went away, or had what he wanted already.
  'Abort',
  'Canceled',
  'Cancelled',
]);

/** The fault of an error; one that tells nothing is the cloud's. */
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

/** In a line: `Forbidden 403 no`, with how many there were of it, when they were several. */
export function faultText({ exception, status, message }: ReportedFault, count: number): string {
  const times = count === 1 ? '' : `(${count} times)`;
  return [exception, status, message, times].filter((part) => part !== undefined && part !== '').join(' ');
}

/** See `BLAME_RULE`. A time-out (408) and too many requests (429) say that the cloud did not keep up. */
export function blameOf(status: number | undefined, exception: string): Blame {
  if (status !== undefined)
    return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'user' : 'cloud';
  return CLASSES_OF_USERS.has(exception.replace(/(?:Error|Exception)$/, '')) ? 'user' : 'cloud';
}

function nearest<T>(fault: unknown, of: (fault: unknown) => T | undefined): T | undefined {
  let each = fault;
  for (let depth = 0; each !== undefined && depth < MOST_CAUSES; depth++, each = read(each, 'cause')) {
    const found = of(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
