import type { Percentiles } from '../percentiles.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { ResponseTimes, ResponseTimesResult } from './result.ts';

const columns: readonly Column[] = [
  { name: 'count', unit: 'count' },
  { name: 'p50', unit: 'seconds' },
  { name: 'p90', unit: 'seconds' },
  { name: 'p99', unit: 'seconds' },
];

const moreColumns: readonly Column[] = [
  { name: 'p90 before', unit: 'seconds' },
  { name: 'change', unit: 'percent' },
  { name: 'failed', unit: 'count' },
  { name: 'p90 of failed', unit: 'seconds' },
];

export function responseTimesTables(result: ResponseTimesResult): Table[] {
  return [actionsTable(result), overTimeTable(result)];
}

export function actionsTable({ all, actions }: ResponseTimesResult): Table {
  return {
    title: 'Response times of successful operations, the slowest first by p90',
    columns: [{ name: 'action' }, ...columns, ...moreColumns],
    rows: [
      ...actions.map((each) => [each.action, ...cellsOf(each.ended), ...moreCellsOf(each)]),
      ['all', ...cellsOf(all.ended), ...moreCellsOf(all)],
    ],
  };
}

export function overTimeTable({ all }: ResponseTimesResult): Table {
  return {
    title: 'Over time',
    columns: [{ name: 'from', unit: 'time' }, ...columns],
    rows: all.overTime.map(({ from, ended }) => [from, ...cellsOf(ended)]),
  };
}

function cellsOf(times: Percentiles | undefined): Cell[] {
  return [times?.count ?? 0, times?.p50, times?.p90, times?.p99];
}

function moreCellsOf({ ended, before, failed }: ResponseTimes): Cell[] {
  return [before?.p90, changeOf(before?.p90, ended?.p90), failed?.count ?? 0, failed?.p90];
}

/** Returns the increase in percent. */
function changeOf(before: number | undefined, now: number | undefined): number | undefined {
  return before === undefined || now === undefined || before === 0 ? undefined : (now / before - 1) * 100;
}
