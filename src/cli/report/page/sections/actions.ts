import type { ActionCounts, ActionsResult, PathCount } from '../../../../reports/actions/result.ts';
import { actionsTables } from '../../../../reports/actions/tables.ts';
import type { Table } from '../../../../reports/report.ts';
import type { Series } from '../charts/legend.ts';
import { rankedBars, type Bar } from '../charts/ranked-bars.ts';
import type { Html } from '../markup.ts';
import type { Figure, Section } from '../section.ts';

const MAX_BARS = 12;

const series: readonly Series[] = [
  { name: 'ended', style: 'good' },
  { name: 'failed', style: 'cloud' },
  { name: 'neither end nor error', style: 'slow' },
];

export function actionsSections(result: ActionsResult): Section[] {
  const [people, done, who, pairs, triples, givenUp] = actionsTables(result) as [
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
  ];
  const figures: Figure[] = [
    { title: 'People', table: people },
    { title: 'Views', chart: rankedBars({ series, bars: viewBars(result.actions) }), table: done },
    {
      title: 'Common paths',
      text: 'Three in a row, within a session.',
      chart: pathBars(result.triples),
      table: triples,
    },
    { title: 'Sequences of actions', chart: pathBars(result.pairs), table: pairs },
    { title: 'Actions by user', table: who },
    { title: 'Given-up operations', chart: givingUpBars(result), table: givenUp },
  ];
  return [{ title: 'Actions', figures }];
}

function viewBars(actions: readonly ActionCounts[]): Bar[] {
  const views = new Map<string, number[]>();
  for (const { view, ended, failed, unfinished } of actions) {
    const [before = 0, failedBefore = 0, openBefore = 0] = views.get(view) ?? [];
    views.set(view, [before + ended, failedBefore + failed, openBefore + unfinished]);
  }
  const bars = [...views].map(([view, values]) => {
    return { label: view === '' ? 'no view' : view, values, text: `${sumOf(values)} operations` };
  });
  return bars.sort((one, other) => sumOf(other.values) - sumOf(one.values)).slice(0, MAX_BARS);
}

function pathBars(paths: readonly PathCount[]): Html {
  const bars = paths.slice(0, MAX_BARS).map(({ path, count }) => {
    return { label: path.join(' → '), values: [count], text: `${count} times` };
  });
  return rankedBars({ series: [{ name: 'times', style: 'good' }], bars });
}

function givingUpBars({ actions }: ActionsResult): Html {
  const bars = actions
    .filter(({ gaveUp, unfinished }) => gaveUp + unfinished > 0)
    .map(({ view, action, operations, gaveUp, unfinished }) => ({
      label: `${action} (${view})`,
      values: [0, gaveUp, unfinished],
      text: `${gaveUp + unfinished} of ${operations}`,
    }))
    .sort((one, other) => sumOf(other.values) - sumOf(one.values));
  return rankedBars({ series, bars: bars.slice(0, MAX_BARS) });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}
