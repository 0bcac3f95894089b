// Remembers which actions of a context were started, so that an end or error finds its start.
import { textOf } from '../describing/members.ts';
import type { Identity } from './identity.ts';
import { OpenStarts } from './open-starts.ts';
import { operationOf, type Start } from './operation.ts';
import { isObject } from '../describing/safe-read.ts';
import { PerRequest } from '../request/known-requests.ts';

/** What a call of a function is about, as far as its start is concerned. */
export interface OperationCall {
  readonly subject: { readonly type: string };
  readonly action: string;
  readonly phase: string;
  readonly resource: object;
  readonly context: unknown;
  readonly details: unknown;
}

interface KnownStart extends Identity {
  readonly start: Start;
}

// A context that lives as long as its process must not remember every start that never ended.
const MOST_ACTIONS = 300;
const MOST_STARTS = 300;
// Nor may a start that never ended keep those after it from being found.
const LONGEST = 3_600_000; // milliseconds

/** Of each request, by action. */
const starts = new PerRequest<Map<string, OpenStarts<KnownStart>>>();

/**
 * The start of what a call is about: the call's own, which is then remembered; or that of its operation; or else the one
 * that was remembered of the same context, action and resource. Nothing when it is not known, or not known which.
 */
export function startOf(
  { subject, action, phase, resource, context, details }: OperationCall,
  own: Start,
): Start | undefined {
  const operation = operationOf(details);
  if (operation !== undefined) return phase === 'start' ? (operation.start = own) : operation.start;
  const done = `${subject.type}.${action}`;
  const identity = { id: textOf(resource, 'id'), name: textOf(resource, 'name') };
  if (phase === 'start') rememberStart(context, done, identity, own);
  if (phase === 'end' || phase === 'error') return takeStart(context, done, identity);
  return own;
}

export function rememberStart(context: unknown, action: string, { id, name }: Identity, start: Start): void {
  if (!isObject(context)) return;
  const known = starts.get(context) ?? new Map<string, OpenStarts<KnownStart>>();
  const same = known.get(action) ?? new OpenStarts();
  starts.set(context, known.set(action, same));
  same.forget(
    (oldest, count) =>
      count >= MOST_STARTS || start.moment.monotonic - oldest.start.moment.monotonic > LONGEST,
  );
  same.add({ id, name, start });
  if (known.size > MOST_ACTIONS) forgetOldest(known);
}

/** The start that this is the end of, which is then forgotten; nothing when none was told, or nobody knows which. */
export function takeStart(context: unknown, action: string, end: Identity): Start | undefined {
  return isObject(context) ? starts.get(context)?.get(action)?.take(end)?.start : undefined;
}

function forgetOldest(known: Map<string, unknown>): void {
  for (const action of known.keys()) {
    known.delete(action);
    return;
  }
}
