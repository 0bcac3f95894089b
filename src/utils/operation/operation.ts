// How a caller joins a start with its end or error without matching: the details of both carry the same operation.
import type { Moment } from './moment.ts';
import { isObject, read } from '../describing/safe-read.ts';

/** What is known of a start: its end or error tells it too. */
export interface Start {
  /** The operation's id: the `message_id` of the start. */
  readonly id: string;
  readonly moment: Moment;
}

/** What details carry of the operation that they are about. */
export interface Joint {
  /** Its id when the start is not known. */
  readonly id?: string;
  /** Is filled in when the start is emitted, also when it is opted out; not while notifications are off. */
  start?: Start;
}

// Of the registry, since `withNotifications` and the function that it is given may come from two copies of this package.
const key = Symbol.for('notify-about/operation@1');

/** The same details, about that operation. A spread of them is, too. */
export function joined<Details extends object>(details: Details, operation: Joint): Details {
  return { ...details, [key]: operation };
}

/** The operation that details are about, if their caller joined them with one. Never throws. */
export function operationOf(details: unknown): Joint | undefined {
  const operation = read(details, key);
  return isObject(operation) ? operation : undefined;
}
