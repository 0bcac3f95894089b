import { keyOf } from '../named.ts';
import { count, emptyTally, type Outcome, type Tally } from './tally.ts';

/** Outcomes that have something in common, and their users. */
export interface Group<Label> extends Tally {
  readonly label: Label;
  /** The users who had an error. */
  readonly users: Set<string>;
  /** The latest error, as an example to look up. */
  latest: Outcome | undefined;
}

/** Counts outcomes by what they have in common. Memory grows with the groups, and the users of each. */
export class Groups<Label> {
  readonly #groups = new Map<string, Group<Label>>();

  add(key: string, outcome: Outcome, label: () => Label): void {
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { ...emptyTally(), label: label(), users: new Set(), latest: undefined };
      this.#groups.set(key, group);
    }
    count(group, outcome);
    if (outcome.fault !== undefined) markError(group, outcome);
  }

  /** Returns the groups by errors, most first; with equal counts, by key. */
  worstFirst(): Group<Label>[] {
    return [...this.#groups]
      .sort(([key, one], [otherKey, other]) => other.errors - one.errors || (key < otherKey ? -1 : 1))
      .map(([, group]) => group);
  }
}

function markError(group: Group<unknown>, outcome: Outcome): void {
  const user = keyOf(outcome.entry.user);
  if (user !== '') group.users.add(user);
  if (group.latest === undefined || outcome.entry.at >= group.latest.entry.at) group.latest = outcome;
}
