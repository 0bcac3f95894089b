import type { RequestContext } from '../api/request-context.ts';
import { RunningOperation, withinOperation } from '../operation/current-operation.ts';
import { joined } from '../operation/operation.ts';
import { read } from '../describing/safe-read.ts';

/** The function, context, resource and action with which the phases of an action are emitted. */
export interface Emission {
  readonly notify: (context: RequestContext, resource: object, details: never) => void;
  readonly context: RequestContext | (() => RequestContext);
  readonly resource: object | ((result: never) => object);
  readonly action: unknown;
}

/** The phases of one operation: its start, then its end or its error, whichever is first. */
export class Phases {
  readonly operation: RunningOperation;
  readonly #emission: Emission;
  readonly #context: RequestContext;
  #resource: object = {};
  #isOver = false;

  constructor(emission: Emission, operation: RunningOperation = new RunningOperation()) {
    this.operation = operation;
    this.#emission = emission;
    const { context } = emission;
    this.#context = typeof context === 'function' ? guarded(context, {}) : context;
    this.#emit({ phase: 'start' }, undefined);
  }

  end(result: unknown): void {
    if (!this.#isOver) this.#finish({ phase: 'end' }, result);
  }

  error(error: unknown): void {
    if (!this.#isOver) this.#finish({ phase: 'error', error }, undefined);
  }

  /** Emits an error for an operation that was given up midway, named as in Node and in the DOM. */
  cancel(cause?: unknown): void {
    this.error({ name: 'AbortError', message: 'It was cancelled before its end', code: 'ABORT_ERR', cause });
  }

  /** Runs a body as part of the operation. */
  run<Result>(body: () => Result): Result {
    return withinOperation(this.operation, body);
  }

  #finish(phase: object, result: unknown): void {
    this.#isOver = true;
    this.#emit(phase, result);
  }

  #emit(phase: object, result: unknown): void {
    const { notify, resource, action } = this.#emission;
    // When it cannot be determined now, it is still the resource of the start.
    if (typeof resource !== 'function') this.#resource = resource;
    else {
      const known = resource as (result: unknown) => object;
      this.#resource = guarded(() => known(result), this.#resource);
    }
    const details = { action: read(action, 'action'), parameters: read(action, 'parameters'), ...phase };
    notify(this.#context, this.#resource, joined(details, this.operation) as never);
  }
}

// Describing an operation must not keep its body from running, nor its notifications from being emitted.
function guarded<Value>(ask: () => Value, otherwise: Value): Value {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
