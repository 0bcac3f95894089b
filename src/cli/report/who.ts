// The users and projects that a report names: names may change, so a first pass over the input learns their ids.
import { Bearers, learnWho, type Who } from '../../reports/bearers.ts';
import { entryOf } from '../../reports/entry-of.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import type { Window } from '../../reports/report.ts';
import type { Line } from '../lines.ts';
import { note, progress } from '../terminal.ts';
import { notificationOf } from './notification.ts';
import type { Asked } from './question.ts';
import { Reading } from './reading.ts';
import type { Source } from './sources.ts';

type Named = Pick<Asked, 'about' | 'options'>;

/** Returns the users and projects named. */
export function usersAndProjectsIn({ about, options: { user, project } }: Named): Who {
  return { users: new Bearers(given(about, user)), projects: new Bearers(given(project)) };
}

export function namesAny({ about, options: { user, project } }: Named): boolean {
  return given(about, user, project).length > 0;
}

/** Learns from all lines, and reports when several share a name that was given as a filter. */
export async function learnFrom(sources: readonly Source[], reads: Window, asked: Asked): Promise<void> {
  const { about, options, who } = asked;
  const names = given(about, options.user, options.project);
  const reading = new Reading(sources, reads);
  for await (const lines of reading.lines()) {
    for (const line of lines) if (mayName(line, names)) learnFromLine(line, asked);
    const last = lines.at(-1);
    if (last !== undefined) progress(() => `who is ${names.join(', ')}: ${reading.howFar(last)}`);
  }
  const shared = [...[...who.users.shared()].filter(([name]) => name !== about), ...who.projects.shared()];
  for (const [name, ids] of shared) note(`'${name}' is the name of ${ids.join(' and of ')}; use the id`);
}

// Most lines need no parsing as JSON. A text with escapes may contain any name.
function mayName({ text = '' }: Line, names: readonly string[]): boolean {
  return text.includes('\\') || names.some((name) => text.includes(name));
}

function learnFromLine(line: Line, { who, options }: Asked): void {
  const { notification } = notificationOf(line);
  const entry = notification && entryOf(notification, keptOfOutcome);
  if (entry !== undefined && typeof entry !== 'string') learnWho(who, entry, options.project);
}

function given(...names: readonly (string | undefined)[]): string[] {
  return names.filter((name): name is string => name !== undefined && name !== '');
}
