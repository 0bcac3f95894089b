// User behaviour, from a search through all notifications for each question; an operation without an id has a request
// of its own.
import type { Entry } from '../../src/reports/entry.ts';
import type { Window } from '../../src/reports/report.ts';
import { MINUTE } from './stream.ts';

interface Done {
  readonly entries: readonly Entry[];
  readonly user: string;
  readonly action: string;
  readonly resource: string;
  readonly session: string;
  /** The position of its first notification in the stream. */
  readonly place: number;
  readonly isIn: boolean;
  readonly isBefore: boolean;
}

export function slowActions(entries: readonly Entry[], window: Window): Record<string, number> {
  const lines: Record<string, number> = { users: 0, once: 0, returning: 0 };
  const add = (line: string, amount = 1): void => void (lines[line] = (lines[line] ?? 0) + amount);
  const all = operationsIn(entries, window);
  const inWindow = all.filter(({ isIn }) => isIn);
  for (const done of inWindow) {
    add(`operations ${done.action}`);
    add(`${done.user} ${done.action}`);
    const [two, one] = all
      .filter((each) => each.session === done.session && each.place < done.place)
      .reverse();
    if (two !== undefined) add(`${two.action} > ${done.action}`);
    if (two !== undefined && one !== undefined) add(`${one.action} > ${two.action} > ${done.action}`);
    add(`${outcomeOf(done)} ${done.action}`);
    if (outcomeOf(done) === 'failed')
      add(`${isTriedAgain(done, all, entries) ? 'retried' : 'gaveUp'} ${done.action}`);
  }
  for (const action of new Set(inWindow.map((each) => each.action)))
    lines[`users ${action}`] = new Set(
      inWindow.filter((each) => each.action === action).map(({ user }) => user),
    ).size;
  for (const user of new Set(inWindow.map((each) => each.user))) {
    const sessions = new Set(inWindow.filter((each) => each.user === user).map(({ session }) => session));
    add('users');
    add(sessions.size === 1 ? 'once' : 'returning');
  }
  if (entries.some(({ at }) => at < window.from)) {
    const before = new Set(all.filter(({ isBefore }) => isBefore).map(({ user }) => user));
    lines['seen before'] = new Set(inWindow.map(({ user }) => user).filter((user) => before.has(user))).size;
  }
  return lines;
}

function operationsIn(entries: readonly Entry[], window: Window): Done[] {
  const keyOf = ({ operation, requestId }: Entry): string => operation ?? requestId ?? '';
  return [...new Set(entries.map(keyOf))].flatMap((key) => {
    const told = entries.filter((each) => keyOf(each) === key);
    const [first] = told;
    if (first === undefined) return [];
    const { started_at: startedAt } = first.payload as { started_at?: string };
    const at = first.phase === 'start' || startedAt === undefined ? first.at : Date.parse(startedAt);
    return {
      ...{
        entries: told,
        user: first.user.id,
        action: `${first.type}.${first.action}`,
        resource: first.resource.id,
      },
      ...{ session: sessionOf(first, entries), place: entries.indexOf(first) },
      ...{ isIn: at >= window.from && at < window.to, isBefore: at < window.from },
    };
  });
}

/** Returns the user, with the number of quiet times before. */
function sessionOf(entry: Entry, entries: readonly Entry[]): string {
  const until = entries.slice(0, entries.indexOf(entry) + 1).filter(({ user }) => user.id === entry.user.id);
  // What arrives very late is out of order: it does not begin a quiet time.
  const pauses = until.filter(({ at }, index) => {
    const latest = Math.max(...until.slice(0, index).map((each) => each.at));
    return index > 0 && at - latest > 30 * MINUTE;
  });
  return `${entry.user.id} ${pauses.length}`;
}

function outcomeOf({ entries }: Done): 'ended' | 'failed' | 'unfinished' {
  if (entries.some(({ phase }) => phase === 'end')) return 'ended';
  return entries.some(({ phase }) => phase === 'error') ? 'failed' : 'unfinished';
}

function isTriedAgain(done: Done, all: readonly Done[], entries: readonly Entry[]): boolean {
  const error = done.entries.find(({ phase }) => phase === 'error');
  if (error === undefined) return false;
  const session = sessionOf(error, entries);
  return all.some(
    ({ action, resource, place, session: its }) =>
      action === done.action &&
      (error.resource.id === '' || resource === error.resource.id) &&
      place > entries.indexOf(error) &&
      its === session,
  );
}
