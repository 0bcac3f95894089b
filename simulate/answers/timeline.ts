import type { Attempt, Failed, Observer } from './attempt.ts';

/** One operation of a user. Times are milliseconds since 1970, UTC. */
export interface Done {
  readonly action: string;
  readonly requestId: string;
  readonly startedAt: number;
  /** Null when it neither ended nor failed. */
  at: number | null;
  outcome: 'ended' | 'failed' | 'unfinished';
  status?: number;
  serviceRequestId?: string;
}

/** All operations of one user, in order. */
export class Timeline implements Observer {
  readonly #userId: string;
  readonly #done: Done[] = [];

  constructor(userId: string) {
    this.#userId = userId;
  }

  started(attempt: Attempt): void {
    if (attempt.userId !== this.#userId) return;
    const { operation, requestId, startedAt } = attempt;
    const { action } = operation;
    this.#done.push({ action, requestId, startedAt, at: null, outcome: 'unfinished' });
  }

  settled({ userId }: Attempt, at: number, failed: Failed | undefined): void {
    // A user does one thing at a time.
    const done = userId === this.#userId ? this.#done.at(-1) : undefined;
    if (done === undefined) return;
    done.at = at;
    done.outcome = failed === undefined ? 'ended' : 'failed';
    if (failed?.status !== undefined) done.status = failed.status;
    if (failed?.serviceRequestId !== undefined) done.serviceRequestId = failed.serviceRequestId;
  }

  result(): Done[] {
    return this.#done.map((done) => ({ ...done }));
  }
}
