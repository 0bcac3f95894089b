// What a notification of any service says, read without a risk: who did what to what, and how it went.
import type { ReceivedNotification } from '../consumer/index.ts';
import { read, text } from '../utils/reading.ts';

/** Texts for people; an empty one for what is not told. */
export interface Told {
  readonly timestamp: string;
  readonly eventType: string;
  readonly phase: string;
  /** The type of the resource. */
  readonly type: string;
  /** The user's name and id; the project's; the resource's: those that are told. */
  readonly user: readonly string[];
  readonly project: readonly string[];
  readonly resource: readonly string[];
  /** Seconds, as `0.418 s`. */
  readonly took: string;
  readonly fault: string;
}

export function toldBy({ notification, context }: ReceivedNotification): Told {
  const payload = read(notification, 'payload');
  const eventType = notification.event_type;
  const initiator = read(payload, 'initiator') ?? context;
  const resource = read(payload, 'resource');
  return {
    timestamp: text(notification.timestamp) ?? '',
    eventType,
    phase: eventType.slice(eventType.lastIndexOf('.') + 1),
    type: text(read(resource, 'type')) ?? '',
    user: texts(initiator, 'user_name', 'user_id'),
    project: texts(initiator, 'project_name', 'project_id'),
    resource: texts(resource, 'name', 'id'),
    took: durationOf(payload),
    fault: faultOf(read(payload, 'fault')),
  };
}

function texts(object: unknown, ...names: readonly string[]): string[] {
  return names.flatMap((name) => text(read(object, name)) ?? []);
}

function durationOf(payload: unknown): string {
  const duration = read(payload, 'duration');
  return typeof duration === 'number' ? `${duration.toFixed(3)} s` : '';
}

function faultOf(fault: unknown): string {
  const [exception = '', message = ''] = texts(fault, 'exception', 'exception_message');
  const [status = ''] = texts(fault, 'status_code');
  return [exception, status, message].filter((part) => part !== '').join(' ');
}
