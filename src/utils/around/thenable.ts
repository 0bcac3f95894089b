import { read } from '../describing/safe-read.ts';

/** Whether `await` would wait for it: a promise or a query builder. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof read(value, 'then') === 'function';
}
