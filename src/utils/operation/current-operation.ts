// The operation that the running code belongs to, also after an await.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Joint, Start } from './operation.ts';
import { processWide } from '../runtime/process-wide.ts';

/** One run of an action, from its start to its end or error. */
export interface Operation {
  /**
   * A UUID: `operation_id` of the start, and of the end or error. It also exists when the start is opted out or
   * notifications are off, so that it can always be shown.
   */
  readonly id: string;
}

const running = processWide('operations', () => new AsyncLocalStorage<Operation>());

/**
 * Returns the operation that `withNotifications` or `notifies` runs this code for, the innermost of several;
 * `undefined` outside of them. Show its id to the user together with an error: support finds the notifications by it.
 *
 * @example
 * ```ts
 * import { currentOperation } from 'notify-about';
 *
 * export function explain(error: Error): string {
 *   return `${error.message} (operation ${currentOperation()?.id ?? 'unknown'})`;
 * }
 * ```
 */
export function currentOperation(): Operation | undefined {
  return running.getStore();
}

/** Runs a body, and everything that it awaits, as part of an operation. */
export function withinOperation<Result>(operation: Operation, body: () => Result): Result {
  return running.run(operation, body);
}

/**
 * An operation to which its start adds what its end or error needs. It has an id even without a start, as when
 * notifications are off.
 */
export class RunningOperation implements Operation, Joint {
  start?: Start;
  #id: string | undefined;

  get id(): string {
    return this.start?.id ?? (this.#id ??= randomUUID());
  }
}
