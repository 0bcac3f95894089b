// The formats of `tail`: a line of text for people, or a line of JSON for machines.
import { RecentMap } from '../consumer/recent-map.ts';
import { timeOf } from '../utils/text/timestamp.ts';
import { Columns } from './columns.ts';
import { harmlessJson } from './json.ts';
import { io } from './io.ts';
import { styled, type Style } from './text.ts';
import type { Summary } from './summary.ts';
import type { NamesAndIds } from './user-in.ts';
import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';

/** `line` returns the notification as JSON. */
export type Show = (summary: Summary, line: () => string) => string;

/** The notification as consumers receive it, with its context and, if there is one, its trace. */
export const asJson: Show = (_summary, line) => harmlessJson(line());

const styles: Readonly<Record<string, Style>> = { start: 'dim', end: 'green', error: 'red' };

/** Returns lines for people: time, event, user, resource, duration and fault. On a terminal they are shorter. */
export function forPeople(): Show {
  const nameOf = learningNames();
  const isTerminal = io().stdout.isTTY === true;
  const columns = new Columns(isTerminal ? [19, 48, 20, 36, 10] : [19, 15, 48, 20, 36, 10]);
  columns.fit(
    isTerminal
      ? ['15:36:51', 'volume.extend.start', 'alice']
      : ['2026-11-22 15:36:51', '59 minutes ago', 'dashboard.volume.extend.start', 'alice'],
  );
  const cellsOf = isTerminal ? shortCells : wholeCells;
  return (summary) => {
    const row = columns.row(cellsOf(summary, nameOf(summary.user)));
    const style = styles[summary.phase];
    return style === undefined ? row : styled(style, row);
  };
}

const MAX_NAMES = 10_000;

/** Returns the name of a user. Some services emit only the id: the name may be known from other notifications. */
function learningNames(): (user: NamesAndIds) => string {
  const names = new RecentMap<string>(MAX_NAMES);
  return ([name = '-', id]) => {
    if (id !== undefined) names.set(id, name);
    return names.get(name) ?? name;
  };
}

function wholeCells({ timestamp, eventType, resource, took, fault }: Summary, user: string): string[] {
  const age = ageOf(timeOf(timestamp), Date.now());
  return [shortened(timestamp), age, eventType, user, resource[0] ?? '-', took, fault];
}

/** A terminal shows the date only of other days, and this package's events without their first word. */
function shortCells({ timestamp, eventType, resource, took, fault }: Summary, user: string): string[] {
  const today = new Date().toISOString().slice(0, 10);
  const time = shortened(timestamp).replace(`${today} `, '');
  return [time, eventType.replace(/^dashboard\./, ''), user, resource[0] ?? '-', took, fault];
}

// To the second, in the format of oslo and ISO 8601. Dates of other services in words stay as they are.
function shortened(timestamp: string): string {
  return timestamp.replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d).*$/s, '$1 $2');
}

/** Returns `15 minutes ago`; empty for `NaN`. */
export function ageOf(time: number, now: number): string {
  return Number.isNaN(time) ? '' : formatDistanceStrict(time, now, { addSuffix: true });
}
