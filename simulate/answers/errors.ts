import { isWithin, outage } from '../calendar.ts';
import { entry, plain } from './table.ts';
import type { Attempt, Failed, Observer } from './attempt.ts';

export interface ErrorCount {
  readonly service: string;
  /** HTTP status; null without a response. */
  readonly status: number | null;
  readonly exception: string;
  readonly count: number;
  readonly users: number;
}

export interface Availability {
  /** Operations that ended or failed. */
  readonly operations: number;
  /** Operations that failed with a status of 500 and above, or without a status. */
  readonly faults: number;
}

export interface OutageAnswer {
  readonly service: string;
  readonly region: string;
  /** Milliseconds since 1970, UTC; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Operations that failed in it, by fault. */
  readonly errors: readonly ErrorCount[];
  readonly failed: number;
  /** Operations requested in it. */
  readonly unfinished: number;
  readonly users: readonly string[];
}

/** Failures by service and by user. */
export class Errors implements Observer {
  readonly #all = new Faults();
  readonly #ofOutage = new Faults();
  readonly #services = new Map<string, { operations: number; faults: number }>();
  #unfinished = 0;

  started(attempt: Attempt): void {
    if (isOutageHit(attempt, attempt.startedAt)) this.#unfinished++;
  }

  settled(attempt: Attempt, at: number, failed: Failed | undefined): void {
    if (isOutageHit(attempt, attempt.startedAt)) this.#unfinished--;
    const { service } = attempt.operation;
    const availability = entry(this.#services, service, () => ({ operations: 0, faults: 0 }));
    availability.operations++;
    if (failed === undefined) return;
    if (failed.status === undefined || failed.status >= 500) availability.faults++;
    this.#all.add(attempt, failed);
    if (isOutageHit(attempt, at)) this.#ofOutage.add(attempt, failed);
  }

  errors(): ErrorCount[] {
    return this.#all.result();
  }

  availability(): Record<string, Availability> {
    return plain(this.#services, (availability) => ({ ...availability }));
  }

  outage(): OutageAnswer {
    const errors = this.#ofOutage.result();
    const failed = errors.reduce((sum, { count }) => sum + count, 0);
    return { ...outage, errors, failed, unfinished: this.#unfinished, users: this.#ofOutage.users() };
  }
}

function isOutageHit({ operation, region }: Attempt, at: number): boolean {
  return operation.service === outage.service && region === outage.region && isWithin(at, outage);
}

type Fault = Omit<ErrorCount, 'count' | 'users'>;

class Faults {
  readonly #faults = new Map<string, { fault: Fault; count: number; users: Set<string> }>();

  add({ operation: { service }, userId }: Attempt, { status, exception }: Failed): void {
    const fault = { service, status: status ?? null, exception };
    const known = entry(this.#faults, JSON.stringify(fault), () => ({
      fault,
      count: 0,
      users: new Set<string>(),
    }));
    known.count++;
    if (userId !== undefined) known.users.add(userId);
  }

  result(): ErrorCount[] {
    const all = [...this.#faults.values()].map(({ fault, count, users }) => ({
      ...fault,
      count,
      users: users.size,
    }));
    return all.sort((one, other) => other.count - one.count);
  }

  users(): string[] {
    return [...new Set([...this.#faults.values()].flatMap(({ users }) => [...users]))].sort();
  }
}
