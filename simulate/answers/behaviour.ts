import { dayOf } from '../calendar.ts';
import { entry, increase, plain } from './table.ts';
import type { Attempt, Failed, Observer } from './attempt.ts';

export interface UsersOfDay {
  readonly users: number;
  /** Users without activity in the window before that day. */
  readonly first: number;
  readonly returning: number;
}

export interface BehaviourAnswer {
  /** `volume.create > volume.attach`: the next request in the same session, whatever its outcome. */
  readonly pairs: Readonly<Record<string, number>>;
  /** Failures without another request for the same action in the session, by action. */
  readonly gaveUp: Readonly<Record<string, number>>;
  /** By UTC day. */
  readonly users: Readonly<Record<string, UsersOfDay>>;
}

interface Session {
  id: string;
  last: string;
  readonly failed: Set<string>;
}

/** Sequences of actions, giving up, and active users. */
export class Behaviour implements Observer {
  readonly #pairs = new Map<string, number>();
  readonly #gaveUp = new Map<string, number>();
  /** The current session of each user. */
  readonly #sessions = new Map<string, Session>();
  readonly #seen = new Set<string>();
  readonly #days = new Map<string, { users: Set<string>; first: number }>();

  started({ operation: { action }, userId, sessionId, startedAt }: Attempt): void {
    if (userId === undefined || sessionId === undefined) return;
    this.#see(userId, dayOf(startedAt));
    const session = this.#sessions.get(userId);
    if (session?.id !== sessionId) {
      this.#sessions.set(userId, { id: sessionId, last: action, failed: new Set() });
      return;
    }
    increase(this.#pairs, `${session.last} > ${action}`);
    session.last = action;
    if (session.failed.delete(action)) increase(this.#gaveUp, action, -1);
  }

  settled({ operation: { action }, userId = '' }: Attempt, _at: number, failed: Failed | undefined): void {
    const session = this.#sessions.get(userId);
    if (session === undefined || failed === undefined) return;
    increase(this.#gaveUp, action);
    session.failed.add(action);
  }

  result(): BehaviourAnswer {
    return {
      pairs: plain(this.#pairs, (count) => count),
      gaveUp: plain(new Map([...this.#gaveUp].filter(([, count]) => count > 0)), (count) => count),
      users: plain(this.#days, ({ users: { size }, first }) => ({
        users: size,
        first,
        returning: size - first,
      })),
    };
  }

  #see(userId: string, day: string): void {
    const people = entry(this.#days, day, () => ({ users: new Set<string>(), first: 0 }));
    people.users.add(userId);
    if (this.#seen.has(userId)) return;
    this.#seen.add(userId);
    people.first++;
  }
}
