import type { Named } from '../entry.ts';
import type { UserCounts } from './result.ts';
import { Sessions } from './sessions.ts';

interface Person {
  readonly user: Named;
  readonly sessions: Sessions;
  /** Whether they were seen before the window. */
  wasBefore: boolean;
}

/** The users seen, with their sessions. Memory grows with the users. */
export class People {
  readonly #known = new Map<string, Person>();

  /** Returns the person with a key. */
  of(key: string, user: Named): Person {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = { user, sessions: new Sessions(), wasBefore: false };
    this.#known.set(key, made);
    return made;
  }

  named(key: string): Named {
    return this.#known.get(key)?.user ?? { id: key, name: '' };
  }

  end(): void {
    for (const { sessions } of this.#known.values()) sessions.end();
  }

  /** Returns the counts of users who were active in the window. */
  counts(knownSince: number | undefined, from: number): Omit<UserCounts, 'anonymous'> {
    const people = [...this.#known.values()].filter(({ sessions }) => sessions.count > 0);
    const seenBefore = people.filter(({ wasBefore }) => wasBefore).length;
    const once = people.filter(({ sessions }) => sessions.count === 1).length;
    const isKnown = knownSince !== undefined && knownSince < from;
    return {
      ...{ count: people.length, once, returning: people.length - once, knownSince },
      seenBefore: isKnown ? seenBefore : undefined,
      first: isKnown ? people.length - seenBefore : undefined,
    };
  }
}
