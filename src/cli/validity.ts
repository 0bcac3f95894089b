import { NotificationError, validateNotification, type ReceivedNotification } from '../consumer/index.ts';
import { timeOf } from '../utils/text/timestamp.ts';

/** Tests for a notification of this package, whose schemas are here. */
export function isOurs({ notification }: ReceivedNotification): boolean {
  return notification.event_type.startsWith('dashboard.');
}

/** Returns what does not match the schema, and where; `undefined` for a valid notification. */
export function whyInvalid({ notification }: ReceivedNotification): string | undefined {
  try {
    validateNotification(notification);
  } catch (error) {
    if (error instanceof NotificationError) return explained(error.message);
    throw error;
  }
  return Number.isNaN(timeOf(notification.timestamp)) ? '/timestamp is not a valid date-time' : undefined;
}

function explained(message: string): string {
  const fault = message.replace(/^not a valid notification: /, '');
  const isOfAnotherMajor = fault.startsWith('/payload/version must match');
  return isOfAnotherMajor ? `${fault}: check it with a release that has its version` : fault;
}
