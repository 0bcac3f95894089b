// What is wrong with a notification: for handlers, which are typed by it, and for an archive, which also keeps what
// this version does not know.
import type { OtherNotification } from './decode.ts';
import type { NotificationError } from './errors.ts';
import { isCheckable, knows, validateNotification } from './validate.ts';

/** Finds what is wrong with one of this package's notifications; another service's is not checked. */
export type FaultOf = (notification: OtherNotification) => NotificationError | undefined;

/** Accepts a resource without a schema, and an action of a later minor version. */
export const faultForHandlers: FaultOf = (notification) =>
  isCheckable(notification) ? faultIn(notification) : undefined;

/** Accepts what a newer publisher may have emitted: it is kept for a reader that knows more. */
export const faultForArchive: FaultOf = (notification) =>
  isCheckable(notification) && knows(notification) ? faultIn(notification) : undefined;

/** Whether it is one of this package's whose version, resource, action or phase this version does not know. */
export function isNewer(notification: OtherNotification): boolean {
  return notification.event_type.startsWith('dashboard.') && !knows(notification);
}

function faultIn(notification: OtherNotification): NotificationError | undefined {
  try {
    validateNotification(notification);
    return undefined;
  } catch (error) {
    return error as NotificationError;
  }
}
