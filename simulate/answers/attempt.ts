import type { Failure } from '../faults.ts';
import type { Operation } from '../operation.ts';

/** A requested operation, as the world knows it. */
export interface Attempt {
  readonly operation: Pick<Operation, 'action' | 'service' | 'takes'>;
  readonly region: string;
  /** `undefined` until the login has succeeded. */
  readonly userId: string | undefined;
  readonly sessionId: string | undefined;
  /** `req-…`, of the dashboard. */
  readonly requestId: string;
  /** The time of the request: milliseconds since 1970, UTC. */
  readonly startedAt: number;
}

/** The failure of an attempt, with the service's request id. */
export interface Failed extends Failure {
  readonly serviceRequestId: string | undefined;
}

/** An observer of attempts and their outcomes. */
export interface Observer {
  started?(attempt: Attempt): void;
  /** Without a failure, a success. `at` is its time. */
  settled?(attempt: Attempt, at: number, failed: Failed | undefined): void;
}
