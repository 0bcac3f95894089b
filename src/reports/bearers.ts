import type { Entry, Named } from './entry.ts';
import { isNamed } from './named.ts';

/**
 * The ids of the users or projects that had the requested names. A name changes and can move to another user; an id
 * does not.
 */
export class Bearers {
  readonly #ids: ReadonlyMap<string, Set<string>>;

  constructor(names: readonly string[] = []) {
    this.#ids = new Map(names.map((name) => [name, new Set()]));
  }

  learn({ id, name }: Named): void {
    if (id !== '') this.#ids.get(name)?.add(id);
  }

  /** Tests whether it has this id or name, or once had the name. */
  has(named: Named, idOrName: string): boolean {
    return isNamed(named, idOrName) || this.#ids.get(idOrName)?.has(named.id) === true;
  }

  /** Yields the names that several share, each with its ids. */
  *shared(): Generator<readonly [name: string, ids: readonly string[]]> {
    for (const [name, ids] of this.#ids) if (ids.size > 1) yield [name, [...ids]];
  }
}

/** The users and the projects that a question names. */
export interface Who {
  readonly users: Bearers;
  readonly projects: Bearers;
}

/** For reports that compare only the names in each notification. */
export const nobodyKnown: Who = { users: new Bearers(), projects: new Bearers() };

/** Learns ids from an entry. With `only`, from users of this project alone: names used elsewhere do not matter. */
export function learnWho({ users, projects }: Who, { user, project }: Entry, only: string | undefined): void {
  projects.learn(project);
  if (only === undefined || projects.has(project, only)) users.learn(user);
}
