import { schemaIds } from '../generated/schema-ids.ts';
import type { Trace } from '../utils/request/trace.ts';
import { commonPayload, type CommonPayload } from './common-payload.ts';
import type { EventType, Notification } from './validate.ts';

/** A CloudEvent 1.0 in the JSON format. */
export interface CloudEvent<Type extends EventType = EventType> {
  readonly specversion: '1.0';
  /** The notification's `message_id`: the same in a duplicate. */
  readonly id: string;
  /** The publisher id, percent-encoded: a URI-reference. */
  readonly source: string;
  /** The notification's `event_type`. */
  readonly type: Type;
  /** The resource: `volume/9f1c…`, with its name when it has no id; `volume` when it has neither, as before its creation. */
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The `$id` of the payload's schema, and its version. */
  readonly dataschema: string;
  readonly data: Notification<Type>['payload'];
  /** The extension for correlation: the `operation_id`, the same in a start and its end or error. */
  readonly correlationid?: string;
  /** The extension for distributed tracing. */
  readonly traceparent?: string;
  readonly tracestate?: string;
  /** Other extensions: add your own here. */
  readonly [extension: string]: unknown;
}

/**
 * Converts a notification to a CloudEvent, for brokers and functions that accept these: CloudEvents 1.0, JSON format
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md). `trace` is that of
 * the `ReceivedNotification`.
 *
 * @example
 * ```ts
 * import { toCloudEvent, validateNotification, type ReceivedNotification } from 'notify-about/consumer';
 *
 * export async function forward({ notification, trace }: ReceivedNotification): Promise<void> {
 *   const body = JSON.stringify(toCloudEvent(validateNotification(notification), trace));
 *   const headers = { 'content-type': 'application/cloudevents+json' };
 *   await fetch('https://events.example/', { method: 'POST', headers, body });
 * }
 * ```
 */
export function toCloudEvent<Type extends EventType>(
  notification: Notification<Type>,
  trace?: Trace,
): CloudEvent<Type> {
  const { version, operation_id: operation, resource } = commonPayload(notification);
  return {
    specversion: '1.0',
    id: notification.message_id,
    source: encodeURIComponent(notification.publisher_id),
    type: notification.event_type,
    subject: subjectOf(resource),
    time: `${notification.timestamp.replace(' ', 'T')}Z`,
    datacontenttype: 'application/json',
    dataschema: `${schemaIds[resource.type]}?version=${version}`,
    data: notification.payload,
    ...(operation !== undefined && { correlationid: operation }),
    ...trace,
  };
}

function subjectOf({ type, id, name }: CommonPayload['resource']): string {
  const which = id ?? name;
  return which === undefined ? type : `${type}/${which}`;
}
