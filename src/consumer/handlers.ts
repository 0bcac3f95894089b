import { eventTypeMatcher } from '../utils/text/glob.ts';
import type { Trace } from '../utils/request/trace.ts';
import type { OtherNotification } from './decode.ts';
import type { EventType, Notification } from './validate.ts';

/** The event types that a glob fits, as the compiler knows texts: `*` is any text. */
type Fits<Glob extends string> = Glob extends `${infer Head}*${infer Tail}`
  ? `${Head}${string}${Fits<Tail>}`
  : Glob;

/**
 * What a handler is given, by its glob: for `dashboard.volume.extend.error` that notification, for
 * `dashboard.volume.*.error` any of those that fit, for all else one of which nothing is known.
 */
export type NotificationOf<Glob extends string> = Glob extends `dashboard.${string}`
  ? [Extract<EventType, Fits<Glob>>] extends [never]
    ? OtherNotification
    : Notification<Extract<EventType, Fits<Glob>>>
  : OtherNotification;

/** What a handler knows of a notification besides it, and how it says that it does not accept it. */
export interface Delivery {
  /** Where it came from, as `notifications.error`. */
  readonly topic: string;
  /** 1 when it was never tried before, as far as that is known: by this listener, and by a broker that counts. */
  readonly attempt: number;
  /**
   * The request context in oslo's names: `user_id`, `project_id`, `request_id`, … It is read when it is first asked for, and
   * so is not in a copy by `{ ...delivery }`.
   */
  readonly context: Readonly<Record<string, unknown>>;
  /**
   * All of it as a line of JSON, `{"notification", "context", "trace"}`, in the words in which it came: integers above 2^53
   * are not rounded. Secrets in the context are masked. It is made when it is asked for.
   */
  readonly line: string;
  /** The trace that the request belonged to (W3C Trace Context), when there is a valid one. */
  readonly trace?: Trace;
  /** Ends the handler as an error does: the notification comes again, until `maxAttempts` is reached. */
  readonly retry: (reason?: string) => never;
  /** Ends the handler: the notification is rejected, and does not come again. */
  readonly reject: (reason?: string) => never;
}

/**
 * What is done with a notification. When it has ended, or its promise is fulfilled, the notification is accepted; when
 * it throws, or its promise is rejected, it comes again.
 *
 * @example
 * ```ts
 * import type { Handler, NotificationOf } from 'notify-about/consumer';
 *
 * type Failed = NotificationOf<'dashboard.volume.*.error'>;
 *
 * export const openTicket: Handler<Failed> = async ({ payload }, { context, reject }) => {
 *   if (context['project_id'] === undefined) return reject('nobody to write to');
 *   await tickets.open(payload.fault.exception_message);
 * };
 *
 * declare const tickets: { open(text: string): Promise<void> };
 * ```
 */
export type Handler<Told = OtherNotification> = (notification: Told, delivery: Delivery) => unknown;

/** Handlers by globs of event types, each typed by its glob. */
export type Handlers<Globs extends string = string> = {
  readonly [Glob in Globs]: Handler<NotificationOf<Glob>>;
};

/** A function that gives the handler of an event type: that of the first glob that fits. */
export function chooserOf(handlers: Handlers): (eventType: string) => Handler | undefined {
  const chosen = Object.entries(handlers).map(([glob, handler]) => ({
    fits: eventTypeMatcher([glob]),
    handler,
  }));
  return (eventType) => chosen.find(({ fits }) => fits(eventType))?.handler;
}
