import { eventTypeMatcher } from '../utils/text/glob.ts';
import type { Trace } from '../utils/request/trace.ts';
import type { OtherNotification } from './decode.ts';
import type { EventType, Notification } from './validate.ts';
import { subjects } from '../generated/index.ts';
import { emitWarning } from '../utils/runtime/warnings.ts';

/** The event types that match a glob, for the compiler: `*` is any text. */
type Fits<Glob extends string> = Glob extends `${infer Head}*${infer Tail}`
  ? `${Head}${string}${Fits<Tail>}`
  : Glob;

/**
 * The notification that a handler gets, by its glob: for `dashboard.volume.extend.error` that notification, for
 * `dashboard.volume.*.error` a union of those that match, for any other glob one without known members.
 */
export type NotificationOf<Glob extends string> = Glob extends `dashboard.${string}`
  ? [Extract<EventType, Fits<Glob>>] extends [never]
    ? OtherNotification
    : Notification<Extract<EventType, Fits<Glob>>>
  : OtherNotification;

/** What a handler gets besides the notification, and its ways to refuse it. */
export interface Delivery {
  /** The queue of the message, as `notifications.error`. */
  readonly topic: string;
  /** 1 for the first attempt, as far as this listener, or a broker that counts, knows. */
  readonly attempt: number;
  /**
   * The request context in oslo's names: `user_id`, `project_id`, `request_id`, … It is read when it is first asked
   * for, and so is not in a copy by `{ ...delivery }`.
   */
  readonly context: Readonly<Record<string, unknown>>;
  /**
   * The whole notification as a line of JSON, `{"notification", "context", "trace"}`, written as it was received:
   * integers above 2^53 are not rounded. Secrets in the context are masked. It is made when it is asked for.
   */
  readonly line: string;
  /** The trace of the request (W3C Trace Context), when it has a valid one. */
  readonly trace?: Trace;
  /** Ends the handler as an error does: the notification is retried, until `maxAttempts` is reached. */
  readonly retry: (reason?: string) => never;
  /** Ends the handler: the notification is rejected, and not retried. */
  readonly reject: (reason?: string) => never;
}

/**
 * Handles a notification. When it returns, or its promise is fulfilled, the notification is accepted; when
 * it throws, or its promise is rejected, it is retried.
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
export type Handler<Notification = OtherNotification> = (
  notification: Notification,
  delivery: Delivery,
) => unknown;

/** Handlers by globs of event types, each typed by its glob. */
export type Handlers<Globs extends string = string> = {
  readonly [Glob in Globs]: Handler<NotificationOf<Glob>>;
};

/** Returns a function that finds the handler of an event type: that of the first glob that matches. */
export function chooserOf(handlers: Handlers): (eventType: string) => Handler | undefined {
  const chosen = Object.entries(handlers).map(([glob, handler]) => ({
    fits: eventTypeMatcher([glob]),
    handler,
  }));
  return (eventType) => chosen.find(({ fits }) => fits(eventType))?.handler;
}

// A glob that matches no event type is most often a slip: its notifications are accepted, and no handler has read them.

/** Warns of each glob for this package's events that matches none of them. A later version may have more. */
export function warnOfUnmatched(globs: readonly string[]): void {
  const ours = globs.filter((glob) => glob.startsWith('dashboard.'));
  if (ours.length === 0) return;
  const known = eventTypes();
  for (const glob of ours)
    if (!known.some(eventTypeMatcher([glob])))
      emitWarning(
        `the handler of '${glob}' matches no event of this version: 'notify-about events' lists them`,
      );
}

function eventTypes(): string[] {
  const events = Object.values(subjects).flatMap(({ type, parameters }) =>
    Object.keys(parameters).map((action) => `dashboard.${type}.${action}`),
  );
  return events.flatMap((event) => ['start', 'end', 'error'].map((phase) => `${event}.${phase}`));
}
