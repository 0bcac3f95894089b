import { STATUS_CODES } from 'node:http';
import { types } from 'node:util';
import { isSecretName } from '../masking/names.ts';
import { number, plain, read, text } from '../describing/safe-read.ts';
import { isResponse } from './answer.ts';
import type { Body } from './body.ts';
import { cut } from './cut.ts';
import { errorsOf } from './errors.ts';
import { withoutTraceback } from './markup.ts';
import { sentenceOf } from './sentence.ts';

export const maxMessage = 4096;
const MAX_MESSAGES = 3;

/** Returns the service's message if the error contains it, otherwise the error's own. It is not masked yet. */
export function messageOf(thrown: unknown, answers: Body[]): string {
  return answered(thrown, answers) ?? ownMessage(thrown);
}

function answered(thrown: unknown, answers: Body[]): string | undefined {
  for (const body of answers) {
    const sentence = sentenceOf(body);
    if (sentence !== undefined) return sentence;
  }
  // gRPC and Connect put their code before the service's message.
  return ['details', 'rawMessage'].map((name) => read(thrown, name)).find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function ownMessage(thrown: unknown): string {
  if (typeof thrown === 'function') return text(read(thrown, 'name')) ?? '(no message)';
  if (typeof thrown !== 'object' || thrown === null) return String(thrown) || '(no message)';
  if (types.isNativeError(thrown)) return ofError(thrown);
  return text(read(thrown, 'message')) ?? sentenceOf(thrown) ?? statusLine(thrown) ?? toJson(thrown);
}

// Node's network errors often have only a code (ECONNREFUSED).
function ofError(error: Error): string {
  const placeholder = read(error, 'message') === undefined ? '(unreadable)' : '(no message)';
  return (
    withoutTraceback(text(read(error, 'message'))) ??
    text(read(error, 'code')) ??
    (ofErrors(error) || placeholder)
  );
}

function ofErrors(error: Error): string {
  const several = errorsOf(error).slice(0, MAX_MESSAGES);
  return several
    .map((each) => text(read(each, 'message')) ?? text(read(each, 'code')))
    .filter((each) => each !== undefined)
    .join('; ');
}

/** Returns the status line of a `Response`. Its body may be unread, and belongs to the caller. */
function statusLine(thrown: object): string | undefined {
  const status = isResponse(thrown) ? number(read(thrown, 'status')) : undefined;
  if (status === undefined) return undefined;
  return `${String(status)} ${text(read(thrown, 'statusText')) ?? STATUS_CODES[status] ?? ''}`.trim();
}

function toJson(thrown: object): string {
  const copy = plain(thrown);
  return copy === undefined ? '(unreadable)' : JSON.stringify(copy, shorten);
}

// Masked before it is cut: otherwise the beginning of a secret that is a long object would stay in the text.
function shorten(name: string, value: unknown): unknown {
  if (/^(?:traceback|debug_?info|stack|stack_?trace)$/i.test(name)) return undefined;
  if (typeof value === 'boolean') return value;
  if (isSecretName(name)) return '***';
  return typeof value === 'string' ? cut(value, maxMessage) : value;
}
