export { toCadf, type CadfEvent, type CadfInitiator, type CadfReason, type CadfResource } from './cadf.ts';
export { toCloudEvent, type CloudEvent } from './cloud-event.ts';
export { decodeNotification, type ReceivedNotification } from './decode.ts';
export { NotificationError, type NotificationErrorCode } from './errors.ts';
export type { Trace } from '../utils/trace.ts';
export { listen, type Handler, type Listener, type ListenOptions } from './listen.ts';
export { isNotification, validateNotification, type EventType, type Notification } from './validate.ts';
