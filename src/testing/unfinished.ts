import type { Notification } from '../consumer/validate.ts';
import type { Identity } from '../utils/operation/identity.ts';
import { OpenStarts } from '../utils/operation/open-starts.ts';

interface Start extends Identity {
  readonly notification: Notification;
}

/**
 * Returns the starts that have neither an end nor an error of the same operation or, where only a duration is measured,
 * of the same action and resource.
 */
export function unfinished(notifications: readonly Notification[]): Notification[] {
  const open = new Map<string, OpenStarts<Start>>();
  const starts = new Map<string, Start>();
  for (const notification of notifications) {
    const same = openOf(notification, open);
    const { id, name } = notification.payload.resource;
    const start = starts.get(notification.payload.operation_id);
    if (notification.payload.phase === 'start') {
      const own = { id, name, notification };
      same.add(own);
      starts.set(notification.message_id, own);
    } else if (start === undefined) same.take({ id, name });
    else same.takeThe(start);
  }
  const left = [...open.values()].flatMap((same) => same.left());
  return notifications.filter((notification) => left.some((start) => start.notification === notification));
}

function openOf(
  { payload: { resource, action } }: Notification,
  open: Map<string, OpenStarts<Start>>,
): OpenStarts<Start> {
  const done = `${resource.type}.${action}`;
  const same = open.get(done) ?? new OpenStarts<Start>();
  open.set(done, same);
  return same;
}
