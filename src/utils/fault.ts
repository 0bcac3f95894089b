import { types } from 'node:util';
import type { Fault, FaultCause } from '../generated/common.ts';
import { serviceRequestId, statusCode } from './fault/answer.ts';
import { topFrame } from './fault/frame.ts';
import { isSecretName } from './masking/names.ts';
import { maskText } from './masking.ts';
import { plain, read, text } from './reading.ts';

const maxName = 255;
const maxMessage = 4096;
const maxTraceback = 16_384;
const maxCauses = 3;

/** Describes anything that can be thrown, and never throws itself; secrets are masked. */
export function describeFault(thrown: unknown, withTraceback: boolean): Fault {
  const stack = read(thrown, 'stack');
  const { moduleName, functionName } = topFrame(stack);
  return present<Fault>({
    ...describe(thrown, [thrown]),
    module_name: moduleName && tidy(moduleName, maxName),
    function_name: functionName && tidy(functionName, maxName),
    traceback: withTraceback && typeof stack === 'string' ? tidy(stack, maxTraceback) : undefined,
  });
}

function describe(thrown: unknown, seen: unknown[]): FaultCause {
  return present<FaultCause>({
    exception: tidy(exceptionName(thrown), maxName),
    exception_message: tidy(messageOf(thrown), maxMessage),
    status_code: statusCode(thrown),
    service_request_id: serviceRequestId(thrown),
    cause: describeCause(read(thrown, 'cause'), seen),
  });
}

function describeCause(cause: unknown, seen: unknown[]): FaultCause | undefined {
  // The cause of a VError is a method, which is not called.
  if (cause === undefined || typeof cause === 'function') return undefined;
  if (seen.length > maxCauses || seen.includes(cause)) return undefined;
  return describe(cause, [...seen, cause]);
}

/** 'Forbidden' for an error, 'string' for a thrown string, 'object' for an object without a class. */
function exceptionName(thrown: unknown): string {
  if (typeof thrown !== 'object') return typeof thrown;
  if (thrown === null) return 'null';
  const name = named(thrown, 'Error');
  return name ?? named(read(thrown, 'constructor'), 'Object') ?? text(read(thrown, 'name')) ?? 'object';
}

// A name that says nothing is no name.
function named(object: unknown, nothing: string): string | undefined {
  const name = text(read(object, 'name'));
  return name === nothing ? undefined : name;
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === 'function') return text(read(thrown, 'name')) ?? '(no message)';
  if (typeof thrown !== 'object' || thrown === null) return String(thrown) || '(no message)';
  return ownMessage(thrown) ?? (types.isNativeError(thrown) ? codeOf(thrown) : toJson(thrown));
}

function ownMessage(thrown: object): string | undefined {
  const error = read(thrown, 'error');
  return [read(thrown, 'message'), read(error, 'message'), error, read(thrown, 'detail')]
    .map(text)
    .find(Boolean);
}

// Node's network errors often have a code only (ECONNREFUSED).
function codeOf(error: Error): string {
  const placeholder = read(error, 'message') === undefined ? '(unreadable)' : '(no message)';
  return text(read(error, 'code')) ?? placeholder;
}

function toJson(thrown: object): string {
  const copy = plain(thrown);
  return copy === undefined ? '(unreadable)' : JSON.stringify(copy, shorten);
}

// Before it is cut: of a secret that is a long object, text would keep the beginning.
function shorten(name: string, value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  if (isSecretName(name)) return '***';
  return typeof value === 'string' ? cut(value, maxMessage) : value;
}

// Cut first, so that the size of a text costs nothing; a mask may be longer than what it hides.
function tidy(value: string, length: number): string {
  return cut(maskText(cut(value, length)), length);
}

// The ellipsis keeps a password that was cut from looking like the port of a URL.
function cut(value: string, length: number): string {
  if (value.length <= length) return value;
  const end = /[\ud800-\udbff]/.test(value.charAt(length - 2)) ? length - 2 : length - 1;
  return `${value.slice(0, end)}…`;
}

function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined)) as T;
}
