import type { Failure } from '../faults.ts';
import type { Operation } from '../operation.ts';

/** An operation that someone asked for, as the world knows it. */
export interface Attempt {
  readonly operation: Pick<Operation, 'action' | 'service' | 'takes'>;
  readonly region: string;
  /** Nobody, while the login has not succeeded. */
  readonly userId: string | undefined;
  readonly sessionId: string | undefined;
  /** `req-…`, of the dashboard. */
  readonly requestId: string;
  /** When it was asked for: milliseconds since 1970, UTC. */
  readonly startedAt: number;
}

/** Why an attempt failed, and the service's id of it. */
export interface Failed extends Failure {
  readonly serviceRequestId: string | undefined;
}

/** Something that wants to know what becomes of each attempt. */
export interface Observer {
  started?(attempt: Attempt): void;
  /** Without a failure it ended well. `at` is when. */
  settled?(attempt: Attempt, at: number, failed: Failed | undefined): void;
}
