/** The codes of `NotificationError`. */
export type NotificationErrorCode = 'ERR_NOTIFICATION_UNREADABLE' | 'ERR_NOTIFICATION_INVALID';

/**
 * Thrown for what is not a notification, or not a valid one.
 *
 * - `ERR_NOTIFICATION_UNREADABLE`: the message is not in a form of oslo's notifications.
 * - `ERR_NOTIFICATION_INVALID`: the notification does not fit its schema.
 */
export class NotificationError extends Error {
  override readonly name = 'NotificationError';
  readonly code: NotificationErrorCode;

  constructor(code: NotificationErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
