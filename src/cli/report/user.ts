import { bothOf, filterOf } from '../../reports/filter.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import { keyOf } from '../../reports/named.ts';
import {
  USER_MARGIN,
  UserReport,
  userTables,
  type UserOperation,
  type UserResult,
} from '../../reports/user.ts';
import { around } from '../../reports/window.ts';
import { Stop } from '../stop.ts';
import { note } from '../terminal.ts';
import { userSections } from './page/sections/user.ts';
import type { Question } from './question.ts';

const help = `
Each line is an operation: its start joined to its end or its error, also when the rest lies up to an hour outside of the
window. unfinished: it has neither an end nor an error. service's request: the id in the log of the service. A user who
was renamed is found by each name; the input is read twice for that.

Examples:
  notify-about report user alice today.ndjson
  notify-about report user 2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60 --since 2h today.ndjson
  notify-about report user alice today.ndjson --json | jq '.result.operations[] | select(.outcome != "end")'`;

export const user: Question<UserResult> = {
  description: 'The operations of one user, and their errors.',
  argument: ['<user>', 'id or name of the user'],
  help,
  open: ({ about, window, options, who }) => ({
    sees: bothOf(filterOf({ user: about }, who), filterOf(options, who)),
    report: new UserReport({ user: about, users: who.users, window }),
    kept: keptOfOutcome,
    reads: around(window, USER_MARGIN),
  }),
  tables: userTables,
  standsOut: true,
  sections: userSections,
  check: ({ users, operations }, { about }) => {
    if (users.length === 0)
      throw new Stop('found', `no notifications of a user '${about}' in this window: check the name or id`);
    if (users.length > 1)
      note(`${String(users.length)} users are named '${about}': ${users.map(keyOf).join(', ')}; use the id`);
    for (const [id, names] of namesOf(operations))
      if (names.size > 1) note(`the user ${id} was called ${[...names].join(', ')}`);
  },
};

/** Returns the names of each user, in the order of their appearance. */
function namesOf(operations: readonly UserOperation[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { user: who } of operations)
    if (who.id !== '' && who.name !== '') names.set(who.id, (names.get(who.id) ?? new Set()).add(who.name));
  return names;
}
