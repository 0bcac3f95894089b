import type { Window } from '../../../../reports/report.ts';
import { faultText } from '../../../../reports/fault.ts';
import { shown } from '../../../../reports/named.ts';
import { userTables, type UserOperation, type UserResult } from '../../../../reports/user.ts';
import { timeline } from '../charts/timeline.ts';
import type { Figure, Section, View } from '../section.ts';
import { moment } from '../when.ts';

export function userSections(result: UserResult, view: View): Section[] {
  const [table] = userTables(result);
  if (table === undefined) return [];
  return [{ title: 'Operations', figures: [timelineFigure(result, view), { title: 'Operations', table }] }];
}

function timelineFigure({ operations }: UserResult, { zone }: View): Figure {
  const failed = operations.filter(({ outcome }) => outcome === 'error').length;
  const open = operations.filter(({ outcome }) => outcome === 'unfinished').length;
  const actions = [...new Set(operations.map(nameOf))];
  return {
    title: 'Timeline',
    text: `${operations.length} operations: ${failed} failed, ${open} never ended.`,
    chart: timeline({
      label: 'Operations by action and time',
      window: extentOf(operations),
      zone,
      rows: actions.map((name) => ({ name, marks: marksOf(name, operations, zone) })),
    }),
  };
}

type Marks = ReturnType<typeof markOf>[];

function marksOf(name: string, operations: readonly UserOperation[], zone: string): Marks {
  return operations.filter((each) => nameOf(each) === name).map((each) => markOf(each, zone));
}

function nameOf({ type, action }: UserOperation): string {
  return `${type}.${action}`;
}

function markOf(
  operation: UserOperation,
  zone: string,
): { at: number; outcome: UserOperation['outcome']; title: string } {
  const { at, outcome, count, resource, fault } = operation;
  const what = shown(resource) || operation.action;
  const title = `${moment(at, zone)}: ${what} ${outcome} ${fault === undefined ? '' : faultText(fault, count)}`;
  return { at, outcome, title };
}

function extentOf(operations: readonly UserOperation[]): Window {
  const from = operations[0]?.at ?? 0;
  return { from, to: Math.max(from + 1, operations.at(-1)?.at ?? 0) };
}
