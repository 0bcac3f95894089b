import { systemClock, type Clock } from '../runtime/clock.ts';
import { isTime } from '../operation/moment.ts';
import type { Payload } from './payload.ts';
import { read } from '../describing/safe-read.ts';
import type { ResourceSchema, Validate, ValidationError } from './resource-schema.ts';

/**
 * Returns the first mismatch with the schema, or `undefined`. It names members and what they must be, never the
 * payload's values.
 */
export function whyInvalid(subject: ResourceSchema, payload: Payload): string | undefined {
  const { type, parameters, validate } = subject;
  if (!Object.hasOwn(parameters, payload.action))
    return `${type} has no action "${payload.action.slice(0, 64)}"`;
  return faultIn(payload, validate);
}

// The rest of an envelope was checked when the notifier was opened, or is checked with the payload.
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Returns why the schema would refuse an envelope's id or time, which come from the notifier's clock, or `undefined`.
 */
export function whyNoEnvelope(messageId: string, time: number, clock: Clock): string | undefined {
  // The system clock's ids are always valid.
  if (clock !== systemClock && !uuid.test(messageId))
    return '/message_id must be a UUID: check the clock of the notifier';
  return isTime(time) ? undefined : '/timestamp must be in the years 1970 to 9999: check the clock';
}

/** Returns the first mismatch, or `undefined`. */
export function faultIn(data: unknown, validate: Validate): string | undefined {
  if (validate(data)) return undefined;
  const [error, ...others] = validate.errors ?? [];
  return error === undefined ? 'it does not match the schema' : explain(error, others, data);
}

/**
 * Describes a mismatch: where it is, what the schema accepts, and the type of the value: `/parameters/new_size must be
 * integer, got a string`.
 */
function explain(error: ValidationError, others: readonly ValidationError[], data: unknown): string {
  const { instancePath, message, params } = error;
  const allowed = params['allowedValues'] ?? params['allowedValue'];
  const values = allowed === undefined ? '' : ` (${JSON.stringify(allowed)})`;
  const what = `${instancePath} ${message ?? 'does not match the schema'}${values}`.trim();
  if (error.keyword !== 'required') return `${what}, got ${kindAt(data, instancePath)}`;
  // There are several when one of several members is required.
  const instead = others.filter(({ keyword }) => keyword === 'required').map(({ params }) => params);
  return [what, ...instead.map(({ missingProperty }) => `'${missingProperty as string}'`)].join(' or ');
}

function kindAt(data: unknown, instancePath: string): string {
  const names = instancePath.split('/').slice(1);
  const value = names.reduce(
    (object, name) => read(object, name.replaceAll('~1', '/').replaceAll('~0', '~')),
    data,
  );
  if (Array.isArray(value)) return 'a list';
  return value === '' ? 'an empty string' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
