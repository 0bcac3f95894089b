import type { Entry } from '../entry.ts';
import { BLAME_RULE, type ReportedFault } from '../fault.ts';
import type { Report, Window } from '../report.ts';
import { bounded, Extent, MINUTE } from '../window.ts';
import { Groups, type Group } from './groups.ts';
import { budgetOf, isBelow, type Objective } from './objective.ts';
import { overTime, Parts, worstHours } from './parts.ts';
import { percentOf, ratesOf } from './rates.ts';
import type { ErrorsResult, FaultErrors, Total, UserErrors } from './result.ts';
import { count, emptyTally, HOUR, outcomeOf, type Outcome } from './tally.ts';
import { Users } from './users.ts';

export interface ErrorsOptions {
  readonly window: Window;
  /** Percentage of operations that must not fail by the cloud's fault: above 0, below 100. */
  readonly slo?: number;
}

/**
 * Answers operations: what went wrong, how often, and how did it affect users? Counts ends and errors. Memory grows
 * with actions, faults, users and their active hours, and with the active minutes.
 */
export class ErrorsReport implements Report<ErrorsResult> {
  readonly #options: ErrorsOptions;
  readonly #seen = new Extent();
  readonly #total = emptyTally();
  readonly #actions = new Groups<string>();
  readonly #faults = new Groups<ReportedFault>();
  readonly #statuses = new Groups<number | undefined>();
  readonly #users: Users;
  readonly #hours: Parts;
  readonly #minutes: Parts;

  constructor(options: ErrorsOptions) {
    this.#options = options;
    this.#users = new Users(options.window);
    this.#hours = new Parts(HOUR, options.window);
    this.#minutes = new Parts(MINUTE, options.window);
  }

  add(entry: Entry): void {
    if (entry.phase === 'start') return;
    const outcome = outcomeOf(entry);
    const action = `${entry.type}.${entry.action}`;
    this.#seen.add(entry.at);
    count(this.#total, outcome);
    this.#actions.add(action, outcome, () => action);
    this.#users.add(outcome);
    this.#hours.add(outcome);
    this.#minutes.add(outcome);
    if (outcome.fault !== undefined) this.#addFault(outcome.fault, outcome);
  }

  result(): ErrorsResult {
    const window = bounded(this.#options.window, this.#seen);
    const users = this.#users.hit(this.#options.slo);
    return {
      rule: BLAME_RULE,
      window,
      total: this.#totalOf(users),
      objective: this.#objectiveOf(users),
      actions: this.#actions
        .worstFirst()
        .map((group) => ({ action: group.label, ...ratesOf(group), ...hitBy(group) })),
      faults: this.#faults.worstFirst().map(faultErrors),
      statuses: this.#statuses
        .worstFirst()
        .map((group) => ({ status: group.label, errors: group.errors, ...hitBy(group) })),
      users,
      hours: worstHours(this.#hours),
      overTime: overTime(this.#minutes, window),
    };
  }

  #addFault(fault: ReportedFault, outcome: Outcome): void {
    const { exception, module, status } = fault;
    this.#faults.add(JSON.stringify([exception, module, status]), outcome, () => fault);
    this.#statuses.add(String(status), outcome, () => status);
  }

  #totalOf(users: readonly UserErrors[]): Total {
    const { operations, errors } = this.#total;
    return {
      ...ratesOf(this.#total),
      success: percentOf(operations - errors, operations),
      usersHit: users.length,
      usersHitByCloud: users.filter(({ cloudErrors }) => cloudErrors > 0).length,
    };
  }

  #objectiveOf(users: readonly UserErrors[]): Objective | undefined {
    const { slo } = this.#options;
    if (slo === undefined) return undefined;
    const hours = [...this.#hours.all()];
    return {
      ...budgetOf(slo, this.#total),
      hoursBelow: hours.filter(([, tally]) => isBelow(slo, tally)).length,
      hours: hours.length,
      usersBelow: users.filter(({ hoursBelow = 0 }) => hoursBelow > 0).length,
      users: this.#users.count,
    };
  }
}

function hitBy({ users }: Group<unknown>): { usersHit: number } {
  return { usersHit: users.size };
}

function faultErrors(group: Group<ReportedFault>): FaultErrors {
  const { exception, module, status, blame } = group.label;
  return { exception, module, status, blame, errors: group.errors, ...hitBy(group), latest: latestOf(group) };
}

function latestOf({ latest }: Group<unknown>): FaultErrors['latest'] {
  const { message = '', serviceRequestId } = latest?.fault ?? {};
  return { at: latest?.entry.at ?? NaN, message, serviceRequestId };
}
