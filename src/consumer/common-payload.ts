import type { Fault, Initiator, Request } from '../generated/common.ts';
import type { Payloads } from '../generated/index.ts';
import type { Occurrences } from '../utils/notification/payload.ts';
import type { Notification } from './validate.ts';

/** What every payload has, whatever its resource, action and phase. */
export interface CommonPayload {
  readonly version: string;
  readonly action: string;
  readonly phase: 'start' | 'end' | 'error';
  /** Older notifications have none. */
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

// A union of 843 types tells the compiler less than this, and takes it longer.
export function commonPayload({ payload }: Notification): CommonPayload {
  return payload;
}
