import type { Named } from '../entry.ts';
import { keyOf } from '../named.ts';
import type { Window } from '../report.ts';
import { isBelow } from './objective.ts';
import { Parts } from './parts.ts';
import { ratesOf } from './rates.ts';
import type { UserErrors } from './result.ts';
import { count, emptyTally, HOUR, type Outcome, type Tally } from './tally.ts';

interface Experience {
  user: Named;
  readonly tally: Tally;
  readonly hours: Parts;
}

/** The operations of each user, by hour. Memory grows with each user's active hours. */
export class Users {
  readonly #window: Window;
  readonly #users = new Map<string, Experience>();

  constructor(window: Window) {
    this.#window = window;
  }

  get count(): number {
    return this.#users.size;
  }

  add(outcome: Outcome): void {
    const { user } = outcome.entry;
    const key = keyOf(user);
    if (key === '') return;
    let known = this.#users.get(key);
    if (known === undefined) {
      known = { user, tally: emptyTally(), hours: new Parts(HOUR, this.#window) };
      this.#users.set(key, known);
    }
    count(known.tally, outcome);
    known.hours.add(outcome);
    known.user = user;
  }

  /** Returns the users who had an error, most cloud errors first. */
  hit(slo: number | undefined): UserErrors[] {
    return [...this.#users.values()]
      .filter(({ tally }) => tally.errors > 0)
      .map(({ user, tally, hours }) => ({
        user,
        ...ratesOf(tally),
        hoursBelow: slo === undefined ? undefined : below(slo, hours),
      }))
      .sort(
        (one, other) =>
          other.cloudErrors - one.cloudErrors ||
          other.errors - one.errors ||
          (keyOf(one.user) < keyOf(other.user) ? -1 : 1),
      );
  }
}

function below(slo: number, hours: Parts): number {
  return [...hours.all()].filter(([, tally]) => isBelow(slo, tally)).length;
}
