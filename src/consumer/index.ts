export { decodeNotification, type ReceivedNotification } from './decode.ts';
export { NotificationError, type NotificationErrorCode } from './errors.ts';
export { isNotification, validateNotification, type EventType, type Notification } from './validate.ts';
