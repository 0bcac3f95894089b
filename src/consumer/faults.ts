// What is wrong with a notification: for handlers, who are told its type, and for an archive, which keeps what it does not
// understand.
import type { OtherNotification } from './decode.ts';
import type { NotificationError } from './errors.ts';
import { isCheckable, knows, validateNotification } from './validate.ts';

/** What is wrong with one of this package's; of other services' it is not known. */
export type FaultOf = (notification: OtherNotification) => NotificationError | undefined;

/** Nothing is said of a resource without a schema, nor of an action that came with a later minor version. */
export const faultForHandlers: FaultOf = (notification) =>
  isCheckable(notification) ? faultIn(notification) : undefined;

/** Nothing is said of what a newer publisher may have told: it is kept for a reader that knows more. */
export const faultForArchive: FaultOf = (notification) =>
  isCheckable(notification) && knows(notification) ? faultIn(notification) : undefined;

/** Whether it is one of this package's of which this version does not know the version, resource, action or phase. */
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
