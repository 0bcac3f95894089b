import { type Entry, startedAtOf } from '../entry.ts';
import { keyOf } from '../named.ts';
import { Pairing } from '../pairing.ts';
import type { Report, Window } from '../report.ts';
import { Extent, isWithin } from '../window.ts';
import { Paths } from './paths.ts';
import { People } from './people.ts';
import { ACTIONS_RULE, type ActionsResult, type UserAction } from './result.ts';
import { Tally } from './tally.ts';

export interface ActionsOptions {
  readonly window: Window;
  /** The maximum number of paths, and of users with their actions, in the result. Default 20. */
  readonly top?: number;
}

interface Begun {
  /** The tally of its outcome; `undefined` for an operation started outside the window. */
  tally: Tally | undefined;
  /** The start that this one repeats. */
  first: Begun | undefined;
  hasOutcome: boolean;
}

/** The margin after the window that the report needs, for outcomes of operations started in it: milliseconds. */
export const ACTIONS_MARGIN = 3_600_000;

/**
 * Answers marketing: who does what how often, in which view, what follows what, where do people give up, and who comes
 * back? Entries before the window show who is new in it. Memory grows with users, their actions per view, and
 * operations that never end; up to a hundred thousand different paths are counted.
 */
export class ActionsReport implements Report<ActionsResult> {
  readonly #window: Window;
  readonly #top: number;
  readonly #pairing = new Pairing<Begun>();
  readonly #tallies = new Map<string, Tally>();
  readonly #people = new People();
  readonly #pairs = new Paths();
  readonly #triples = new Paths();
  readonly #seen = new Extent();
  #anonymous = 0;

  constructor({ window, top = 20 }: ActionsOptions) {
    this.#window = window;
    this.#top = top;
  }

  add(entry: Entry): void {
    this.#seen.add(entry.at);
    const user = keyOf(entry.user);
    if (user !== '') this.#people.of(user, entry.user).sessions.touch(entry.at);
    const begun: Begun = { tally: undefined, first: undefined, hasOutcome: false };
    const part = this.#pairing.add(entry, begun);
    if (part.is === 'start') this.#start(entry, user, begun, part.earlier);
    if (part.is === 'outcome') this.#finish(entry, user, this.#endedBy(entry, user, part.start));
  }

  result(): ActionsResult {
    this.#people.end();
    const { first } = this.#seen;
    const tallies = [...this.#tallies.values()];
    const knownSince = Number.isFinite(first) ? first : undefined;
    return {
      ...{ window: this.#window, rule: ACTIONS_RULE, operations: sumOf(tallies) },
      users: { ...this.#people.counts(knownSince, this.#window.from), anonymous: this.#anonymous },
      actions: tallies.map((tally) => tally.counts()).sort(mostFirst),
      who: this.#who(tallies),
      pairs: this.#pairs.top(this.#top),
      triples: this.#triples.top(this.#top),
      uncounted: this.#pairs.uncounted + this.#triples.uncounted,
    };
  }

  #start(entry: Entry, user: string, begun: Begun, earlier: Begun | undefined): void {
    if (earlier === undefined) begun.tally = this.#begin(entry, user);
    else begun.first = earlier.first ?? earlier;
  }

  /** Returns the tally for an outcome: a repeated start counts once, unless each has its outcome. */
  #endedBy(entry: Entry, user: string, start: Begun | undefined): Tally | undefined {
    const begun = start?.first ?? start;
    if (begun === undefined || begun.hasOutcome) return this.#begin(entry, user);
    begun.hasOutcome = true;
    // One of them is counted already.
    this.#count(begun.tally, user, entry.count - 1);
    return begun.tally;
  }

  /** Counts the operation and returns its tally; `undefined` outside the window. */
  #begin(entry: Entry, user: string): Tally | undefined {
    const at = startedAtOf(entry) ?? entry.at;
    const tally = isWithin(this.#window, at) ? this.#tallyOf(entry) : undefined;
    this.#count(tally, user, entry.count);
    if (user !== '') this.#goOn(entry, user, at);
    return tally;
  }

  #count(tally: Tally | undefined, user: string, count: number): void {
    tally?.begin(user, count);
    if (user === '' && tally !== undefined) this.#anonymous += count;
  }

  /** Adds the paths that lead from the user's earlier actions to this one. */
  #goOn({ type, action, resource, user: who }: Entry, user: string, at: number): void {
    const person = this.#people.of(user, who);
    const done = `${type}.${action}`;
    const before = person.sessions.begin(done, keyOf(resource));
    if (at < this.#window.from) person.wasBefore = true;
    if (!isWithin(this.#window, at)) return;
    person.sessions.countIt();
    if (before.length > 0) this.#pairs.add([...before.slice(-1), done]);
    if (before.length > 1) this.#triples.add([...before, done]);
  }

  #finish(entry: Entry, user: string, tally: Tally | undefined): void {
    if (tally === undefined) return;
    const { phase, type, action, resource, user: who, count } = entry;
    if (phase === 'end') tally.ended++;
    else tally.failed += count;
    if (phase === 'error' && user !== '')
      this.#people.of(user, who).sessions.fail(`${type}.${action}`, resource.id, tally);
  }

  #tallyOf({ view = '', type, action }: Entry): Tally {
    const key = `${type}.${action} ${view}`;
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const made = new Tally(view, `${type}.${action}`);
    this.#tallies.set(key, made);
    return made;
  }

  #who(tallies: readonly Tally[]): UserAction[] {
    const least = leastOf(tallies, this.#top);
    const all = tallies.flatMap((tally) => {
      const { view, action } = tally.counts();
      const enough = [...tally.byUser()].filter(([, operations]) => operations >= least);
      return enough.map(([key, operations]) => ({ key, view, action, operations }));
    });
    const most = all.sort(mostFirst).slice(0, this.#top);
    return most.map(({ key, ...each }) => ({ user: this.#people.named(key), ...each }));
  }
}

/** Returns the count of the last one in the top list. Most users do little, and comparing only numbers is quick. */
function leastOf(tallies: readonly Tally[], most: number): number {
  const counts = tallies.flatMap((tally) => [...tally.byUser().values()]);
  return counts.sort((one, other) => other - one)[most - 1] ?? 0;
}

function sumOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { operations }) => sum + operations, 0);
}

interface Counted {
  readonly operations: number;
  readonly action: string;
  readonly view: string;
  readonly key?: string;
}

/** Orders by count, then by action, view and user, so that the result is always the same. */
function mostFirst(one: Counted, other: Counted): number {
  return other.operations - one.operations || (orderOf(one) < orderOf(other) ? -1 : 1);
}

function orderOf({ action, view, key = '' }: Counted): string {
  return `${action} ${view} ${key}`;
}
