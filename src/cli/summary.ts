// The contents of a notification of any service, read safely: who did what to which resource, and with what result.
import type { ReceivedNotification } from '../consumer/index.ts';
import { read, text } from '../utils/describing/safe-read.ts';
import { contentOf, texts, resourceIn } from './resource-in.ts';
import { projectIn, userIn, type NamesAndIds } from './user-in.ts';

/** Texts for people; empty when absent. */
export interface Summary {
  readonly timestamp: string;
  readonly eventType: string;
  readonly phase: string;
  /** The type of the resource. */
  readonly type: string;
  /** Name and id of the user, the project and the resource, as far as present. */
  readonly user: NamesAndIds;
  readonly project: NamesAndIds;
  readonly resource: NamesAndIds;
  /** Seconds, as `0.418 s`. */
  readonly took: string;
  readonly fault: string;
}

export function summaryOf({ notification, context }: ReceivedNotification): Summary {
  const payload = read(notification, 'payload');
  const eventType = notification.event_type;
  const content = contentOf(payload);
  const places = { initiator: read(payload, 'initiator'), context, payload: content };
  const { type, named } = resourceIn(eventType, content);
  return {
    timestamp: text(notification.timestamp) ?? '',
    eventType,
    phase: eventType.slice(eventType.lastIndexOf('.') + 1),
    type,
    user: userIn(places),
    project: projectIn(places),
    resource: named,
    took: durationOf(payload),
    fault: faultOf(read(payload, 'fault')),
  };
}

function durationOf(payload: unknown): string {
  const duration = read(payload, 'duration');
  return typeof duration === 'number' ? `${duration.toFixed(3)} s` : '';
}

function faultOf(fault: unknown): string {
  const [exception = '', message = ''] = texts(fault, ['exception', 'exception_message']);
  const [status = ''] = texts(fault, ['status_code']);
  return [exception, status, message].filter((part) => part !== '').join(' ');
}
