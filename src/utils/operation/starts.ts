// Remembers which actions of a context were started, so that an end or error finds its start.
import { textOf } from '../describing/members.ts';
import type { Identity } from './identity.ts';
import { OpenStarts } from './open-starts.ts';
import { operationOf, type Start } from './operation.ts';
import { isObject } from '../describing/safe-read.ts';
import { PerRequest } from '../request/known-requests.ts';

/** A call of a function, as far as its start is concerned. */
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

// A context that lives as long as its process must not remember every start without an end.
const MAX_ACTIONS = 300;
const MAX_STARTS = 300;
// Nor may such a start hide the later ones.
const LONGEST = 3_600_000; // milliseconds

/** By request, then by action. */
const starts = new PerRequest<Map<string, OpenStarts<KnownStart>>>();

/**
 * Returns the start of a call's operation: for a start, its own, which is then remembered; otherwise the start of the
 * operation in the details, or the remembered one with the same context, action and resource. `undefined` when it is
 * unknown or ambiguous.
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
      count >= MAX_STARTS || start.moment.monotonic - oldest.start.moment.monotonic > LONGEST,
  );
  same.add({ id, name, start });
  if (known.size > MAX_ACTIONS) forgetOldest(known);
}

/** Removes and returns the start of an end; `undefined` when no start was emitted, or several are possible. */
export function takeStart(context: unknown, action: string, end: Identity): Start | undefined {
  return isObject(context) ? starts.get(context)?.get(action)?.take(end)?.start : undefined;
}

function forgetOldest(known: Map<string, unknown>): void {
  for (const action of known.keys()) {
    known.delete(action);
    return;
  }
}
