import { readFileSync } from 'node:fs';
import { validateNotification, type Notification } from '../consumer/index.ts';
import { actionOf } from './catalogue.ts';

interface Sample {
  readonly payload: Readonly<Record<string, unknown>>;
}

const fault = {
  exception: 'Conflict',
  exception_message: 'This is a sample, nothing went wrong',
  status_code: 409,
};

/**
 * Returns the sample of an event type. The samples in the package have the phase `end`; the other phases are derived
 * from them.
 */
export function sampleOf(eventType: string): Notification {
  const sample = JSON.parse(readFileSync(actionOf(eventType).sample, 'utf8')) as Sample;
  const phase = eventType.slice(eventType.lastIndexOf('.') + 1);
  const { started_at, duration, ...payload } = sample.payload;
  const timing = phase === 'start' ? {} : { started_at, duration };
  return validateNotification({
    ...sample,
    event_type: eventType,
    priority: phase === 'error' ? 'ERROR' : 'INFO',
    payload: { ...payload, ...timing, phase, ...(phase === 'error' && { fault }) },
  });
}
