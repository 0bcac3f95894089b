/** The codes of `NotificationError`. */
export type NotificationErrorCode =
  | 'ERR_NOTIFICATION_UNREADABLE'
  | 'ERR_NOTIFICATION_TOO_LARGE'
  | 'ERR_NOTIFICATION_TOO_DEEP'
  | 'ERR_NOTIFICATION_INVALID';

/**
 * Thrown for a message that is not a notification, or not a valid one.
 *
 * - `ERR_NOTIFICATION_UNREADABLE`: the message is in no form of oslo's notifications.
 * - `ERR_NOTIFICATION_TOO_LARGE`: the message has more than 16 MiB, or inflates to more.
 * - `ERR_NOTIFICATION_TOO_DEEP`: its objects and arrays are nested more than 1,000 levels deep.
 * - `ERR_NOTIFICATION_INVALID`: the notification does not match its schema.
 */
export class NotificationError extends Error {
  override readonly name = 'NotificationError';
  readonly code: NotificationErrorCode;

  constructor(code: NotificationErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

export function unreadable(reason: string, cause?: unknown): NotificationError {
  return new NotificationError('ERR_NOTIFICATION_UNREADABLE', `not a notification: ${reason}`, cause);
}

export function tooLarge(reason: string): NotificationError {
  return new NotificationError('ERR_NOTIFICATION_TOO_LARGE', `too large: ${reason}`);
}

export function tooDeep(reason: string): NotificationError {
  return new NotificationError('ERR_NOTIFICATION_TOO_DEEP', `nested too deep: ${reason}`);
}
