import type {
  ActionTimes,
  ResponseTimes,
  ResponseTimesResult,
} from '../../../../reports/response-times/result.ts';
import { actionsTable, overTimeTable } from '../../../../reports/response-times/tables.ts';
import { legend, type Series } from '../charts/legend.ts';
import { lines } from '../charts/lines.ts';
import { forScreens, svg } from '../charts/size.ts';
import { markup, type Html } from '../markup.ts';
import type { Figure, Section, View } from '../section.ts';
import { moment } from '../when.ts';
import { slowBands } from './bands.ts';

const MAX = 9;
const SMALL = { name: 'any', width: 300, height: 150 } as const;

const series: readonly Series[] = [
  { name: 'p50: half were quicker', style: 'good' },
  { name: 'p99: one in a hundred was slower', style: 'slow' },
];

export function responseTimesSections(result: ResponseTimesResult, view: View): Section[] {
  return [{ title: 'Response times', figures: [allFigure(result, view), actionsFigure(result, view)] }];
}

function allFigure(result: ResponseTimesResult, view: View): Figure {
  const title = 'All actions over time';
  const chart = forScreens(title, (size) => drawn(result.all, result, view, size));
  return {
    title,
    text: 'Successful operations.',
    chart: markup`${legend(series, 'line')}${chart}`,
    table: overTimeTable(result),
  };
}

function actionsFigure(result: ResponseTimesResult, view: View): Figure {
  const slowest = result.actions.filter(({ ended }) => ended !== undefined).slice(0, MAX);
  return {
    title: 'The slowest actions over time',
    text: 'By p90, the slowest first; each has its own scale.',
    chart: markup`${legend(series, 'line')}
      <div class="multiples">${slowest.map((each) => small(each, result, view))}</div>`,
    table: actionsTable(result),
  };
}

function small(times: ActionTimes, result: ResponseTimesResult, view: View): Html {
  const { action, ended } = times;
  return markup`<div>
    <h4>${action}</h4>
    <p>p50 ${seconds(ended?.p50)}, p90 ${seconds(ended?.p90)}, p99 ${seconds(ended?.p99)}, ${ended?.count} times</p>
    ${svg(`${action} over time`, SMALL, drawn(times, result, view, SMALL, action))}
  </div> `;
}

function drawn(
  { overTime }: ResponseTimes,
  { window }: ResponseTimesResult,
  { zone, anomalies }: View,
  size: { width: number; height: number },
  action?: string,
): Html {
  const most = Math.max(0.001, ...overTime.map(({ ended }) => ended?.p99 ?? 0));
  const parts = overTime.map(({ from, ended }) => ({
    from,
    values: [ended?.p50, ended?.p99],
    title: `${moment(from, zone)}: p50 ${seconds(ended?.p50)}, p90 ${seconds(ended?.p90)}, p99 ${seconds(ended?.p99)}`,
  }));
  const bands = slowBands(anomalies, action);
  return lines(
    { window, zone, series, parts, range: [0, most * 1.05], say: (value) => `${value} s`, bands },
    size,
  );
}

function seconds(value: number | undefined): string {
  return value === undefined ? '-' : `${value.toFixed(value < 10 ? 2 : 1)} s`;
}
