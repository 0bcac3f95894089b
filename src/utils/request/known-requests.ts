// Which contexts belong to one request: they share its id, and an action may be started with one and ended with
// another.
import { randomUUID } from 'node:crypto';
import { processWide } from '../runtime/process-wide.ts';
import { read } from '../describing/safe-read.ts';

/** What is remembered about a request, without keeping the request in memory. */
export interface KnownRequest {
  /** `req-` and a UUID. */
  readonly id: string;
}

const known = processWide('requests', () => ({
  ofRequests: new WeakMap<object, KnownRequest>(),
  ofContexts: new WeakMap<object, KnownRequest>(),
  // For copies of a context, such as `{ ...context, region }`: only ids that were made here, which no other request
  // has.
  byId: new Map<string, WeakRef<KnownRequest>>(),
}));

const forgotten = new FinalizationRegistry((id: string) => known.byId.delete(id));

/**
 * Returns what is remembered about a request. For a new request, its id is `givenId()`, or a new one when that is
 * absent or in use already.
 */
export function knownRequest(request: object | undefined, givenId: () => string | undefined): KnownRequest {
  const before = request && known.ofRequests.get(request);
  if (before !== undefined) return before;
  const id = givenId();
  const made = id === undefined || known.byId.has(id) ? withNewId() : { id };
  if (request !== undefined) known.ofRequests.set(request, made);
  return made;
}

function withNewId(): KnownRequest {
  const made = { id: `req-${randomUUID()}` };
  known.byId.set(made.id, new WeakRef(made));
  forgotten.register(made, made.id);
  return made;
}

/** Remembers from which request a context was made. */
export function rememberContext(context: object, request: KnownRequest): void {
  known.ofContexts.set(context, request);
}

/** A `WeakMap` keyed by context, in which all contexts of one request are the same key. */
export class PerRequest<Value> {
  readonly #values = new WeakMap<object, Value>();

  get(context: object): Value | undefined {
    return this.#values.get(keyOf(context));
  }

  set(context: object, value: Value): this {
    this.#values.set(keyOf(context), value);
    return this;
  }
}

function keyOf(context: object): object {
  return known.ofContexts.get(context) ?? requestOfCopy(context) ?? context;
}

function requestOfCopy(context: object): KnownRequest | undefined {
  const id = read(context, 'requestId');
  const request = typeof id === 'string' ? known.byId.get(id)?.deref() : undefined;
  // While the copy is in use, the request stays known.
  if (request !== undefined) known.ofContexts.set(context, request);
  return request;
}
