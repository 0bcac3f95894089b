import type { Fault, FaultCause } from '../../generated/common.ts';
import { answersOf, isAnswered } from './answer.ts';
import type { Body } from './body.ts';
import { cut } from './cut.ts';
import { errorsOf } from './errors.ts';
import { exceptionName } from './exception.ts';
import { topFrame } from './frame.ts';
import { maxMessage, messageOf } from './message.ts';
import { serviceRequestId } from './request-id.ts';
import { statusCode } from './status.ts';
import { maskMessage } from '../masking/masking.ts';
import { names, plain, read, text } from '../describing/safe-read.ts';

const maxName = 255;
const maxTraceback = 16_384;
const maxCauses = 3;
const maxErrors = 8;

/** Describes any thrown value, with secrets masked. Never throws. */
export function describeFault(thrown: unknown, withTraceback: boolean): Fault {
  const stack = read(thrown, 'stack');
  const { moduleName, functionName } = topFrame(stack);
  return present<Fault>({
    ...describe(thrown, { path: [thrown], left: maxErrors }),
    module_name: moduleName && tidy(moduleName, maxName),
    function_name: functionName && tidy(functionName, maxName),
    traceback: withTraceback && typeof stack === 'string' ? tidy(stack, maxTraceback) : undefined,
  });
}

/** The position of an error below the thrown one, and how many errors of a list may still be described. */
interface Place {
  readonly path: readonly unknown[];
  readonly left: number;
}

function describe(thrown: unknown, place: Place): FaultCause {
  const answers = answersOf(thrown);
  const cause = describeCause(read(thrown, 'cause') ?? read(thrown, 'originalError'), place);
  const errors = describeErrors(thrown, place);
  const below = cause ?? agreed(errors);
  return present<FaultCause>({
    exception: tidy(exceptionName(thrown), maxName),
    exception_message: copied(thrown, cause) ?? tidy(messageOf(thrown, answers), maxMessage),
    status_code: statusOf(thrown, answers, below),
    service_request_id: serviceRequestId(thrown, answers) ?? below?.service_request_id,
    cause,
    errors: errors.length === 0 ? undefined : errors,
  });
}

/**
 * Returns the status of an error; for a wrapper without a status, that of its cause. A wrapper with a 500 of its own
 * counts as without: frameworks use 500 for any error that they do not know (tRPC's INTERNAL_SERVER_ERROR), and a
 * refusal would look like a failure of the cloud.
 */
function statusOf(thrown: unknown, answers: Body[], below: FaultCause | undefined): number | undefined {
  const own = statusCode(thrown, answers);
  const isWrapper = own === undefined || (own === 500 && !isAnswered(thrown));
  return isWrapper ? (below?.status_code ?? own) : own;
}

// tRPC copies the message of the cause to the wrapper. That is the client's message; the service's own is in the cause.
function copied(thrown: unknown, cause: FaultCause | undefined): string | undefined {
  const message = text(read(thrown, 'message'));
  const isCopy = message !== undefined && message === text(read(read(thrown, 'cause'), 'message'));
  return isCopy ? cause?.exception_message : undefined;
}

// Several errors have a status only if it is the same.
function agreed(errors: readonly FaultCause[]): FaultCause | undefined {
  const [one] = errors;
  return errors.every(({ status_code }) => status_code === one?.status_code) ? one : undefined;
}

function describeCause(cause: unknown, { path, left }: Place): FaultCause | undefined {
  // The cause of a VError is a method, which is not called; got's is an object without members.
  if (cause === undefined || typeof cause === 'function' || isReported(cause, path)) return undefined;
  return isEmpty(cause) ? undefined : describe(cause, { path: [...path, cause], left });
}

// An error in a list has no list of its own: together they would be too many.
function describeErrors(thrown: unknown, { path, left }: Place): FaultCause[] {
  return errorsOf(thrown)
    .filter((error) => !isReported(error, path))
    .slice(0, left)
    .map((error) => describe(error, { path: [...path, error], left: 0 }));
}

function isReported(error: unknown, path: readonly unknown[]): boolean {
  return path.length > maxCauses || path.includes(error);
}

function isEmpty(cause: unknown): boolean {
  const copy = ['message', 'status'].some((name) => read(cause, name) !== undefined)
    ? undefined
    : plain(cause);
  return typeof copy === 'object' && !Array.isArray(copy) && names(copy).length === 0;
}

// Cut first, so that a long text costs nothing; cut again, since a mask may be longer than the secret.
function tidy(value: string, length: number): string {
  return cut(maskMessage(cut(value, length)), length);
}

function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined)) as T;
}
