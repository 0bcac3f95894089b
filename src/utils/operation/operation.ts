// How a caller joins a start with its end or error without matching: the details of both contain the same operation.
import type { Moment } from './moment.ts';
import { isObject, read } from '../describing/safe-read.ts';

/** What is remembered about a start, for its end or error. */
export interface Start {
  /** The operation's id: the `message_id` of the start. */
  readonly id: string;
  readonly moment: Moment;
}

/** The operation in the details of a notification. */
export interface Joint {
  /** Its id when the start is not known. */
  readonly id?: string;
  /** Set when the start is emitted, also when the start is opted out; not while notifications are off. */
  start?: Start;
}

// From the registry, since `withNotifications` and the function passed to it may come from two copies of this package.
const key = Symbol.for('notify-about/operation@1');

/** Returns the details with an operation. A spread of them keeps it. */
export function joined<Details extends object>(details: Details, operation: Joint): Details {
  return { ...details, [key]: operation };
}

/** Returns the operation of details, if the caller joined them with one. Never throws. */
export function operationOf(details: unknown): Joint | undefined {
  const operation = read(details, key);
  return isObject(operation) ? operation : undefined;
}
