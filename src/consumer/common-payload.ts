import type { Fault, Initiator, Request } from '../generated/common.ts';
import type { Payloads } from '../generated/index.ts';
import type { Occurrences } from '../utils/notification/payload.ts';
import type { Notification } from './validate.ts';

/** The members of every payload, whatever its resource, action and phase. */
export interface CommonPayload {
  readonly version: string;
  readonly action: string;
  readonly phase: 'start' | 'end' | 'error';
  /** Absent in older notifications. */
  readonly operation_id?: string;
  readonly resource: {
    readonly type: keyof Payloads;
    readonly id?: string;
    readonly name?: string;
    readonly project_id?: string;
  };
  readonly parameters?: object;
  readonly initiator?: Initiator;
  readonly request?: Request;
  readonly fault?: Fault;
  readonly occurrences?: Occurrences;
}

// A union of all payloads would tell the compiler less, and take it longer.
export function commonPayload({ payload }: Notification): CommonPayload {
  return payload;
}
