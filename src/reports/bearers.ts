import type { Entry, Named } from './entry.ts';
import { isNamed } from './named.ts';

/** Who bore the names that are asked for: the ids that were told with them. A name changes, and goes to others; an id does not. */
export class Bearers {
  readonly #ids: ReadonlyMap<string, Set<string>>;

  constructor(names: readonly string[] = []) {
    this.#ids = new Map(names.map((name) => [name, new Set()]));
  }

  learn({ id, name }: Named): void {
    if (id !== '') this.#ids.get(name)?.add(id);
  }

  /** Whether it has this id or name, or bore the name once. */
  has(named: Named, idOrName: string): boolean {
    return isNamed(named, idOrName) || this.#ids.get(idOrName)?.has(named.id) === true;
  }

  /** The names of several, each with their ids. */
  *shared(): Generator<readonly [name: string, ids: readonly string[]]> {
    for (const [name, ids] of this.#ids) if (ids.size > 1) yield [name, [...ids]];
  }
}

/** The users and the projects that a question names. */
export interface Who {
  readonly users: Bearers;
  readonly projects: Bearers;
}

/** Where only what is told at the time counts. */
export const nobodyKnown: Who = { users: new Bearers(), projects: new Bearers() };

/** Learns from an entry. Of users, only in this project, when there is one: what others are called elsewhere is not asked. */
export function learnWho({ users, projects }: Who, { user, project }: Entry, only: string | undefined): void {
  projects.learn(project);
  if (only === undefined || projects.has(project, only)) users.learn(user);
}
