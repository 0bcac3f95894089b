import type { Payload } from './payload.ts';
import type { Subject } from './subject.ts';

/** What does not fit the schema and where, or nothing. Names members and what they must be, never their values. */
export function whyInvalid(subject: Subject, payload: Payload): string | undefined {
  const { type, parameters, validate } = subject;
  if (!Object.hasOwn(parameters, payload.action))
    return `${type} has no action "${payload.action.slice(0, 64)}"`;
  if (validate(payload)) return undefined;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath ?? ''} ${error?.message ?? 'does not fit the schema'}`.trim();
}
