import type { ErrorsResult, PartErrors } from '../../../../reports/errors/result.ts';
import {
  actionsTable,
  faultsTable,
  overTimeTable,
  statusesTable,
  totalTable,
  usersTable,
} from '../../../../reports/errors/tables.ts';
import { shown } from '../../../../reports/named.ts';
import type { Html } from '../markup.ts';
import type { Series } from '../charts/legend.ts';
import { rankedBars, type Bar } from '../charts/ranked-bars.ts';
import { stackedBars } from '../charts/stacked-bars.ts';
import type { Figure, Section, View } from '../section.ts';
import { tilesHtml } from '../table.ts';
import { moment } from '../when.ts';
import { availabilityFigure } from './availability.ts';
import { errorBands } from './bands.ts';

const MAX_BARS = 12;

const series: readonly Series[] = [
  { name: "the cloud's errors", style: 'cloud' },
  { name: "the users' own errors", style: 'own' },
];

export function errorsSections(result: ErrorsResult, view: View): Section[] {
  return [
    {
      title: 'Errors',
      figures: [
        { title: 'In all', chart: tilesHtml(totalTable(result), view.zone) },
        overTimeFigure(result, view),
        availabilityFigure(result, view),
      ],
    },
    {
      title: 'Errors by action',
      figures: [actionsFigure(result), statusesFigure(result), faultsFigure(result), usersFigure(result)],
    },
  ];
}

function overTimeFigure(result: ErrorsResult, { zone, anomalies }: View): Figure {
  const title = 'Errors over time';
  const parts = result.overTime.map((part) => ({
    from: part.from,
    counts: countsOf(part),
    title: `${moment(part.from, zone)}: ${part.cloudErrors} of the cloud, ${part.errors} in all, of ${part.operations} operations`,
  }));
  return {
    title,
    text: `Each bar begins at its time, in ${zone}. Anomalies are shaded.`,
    chart: stackedBars({
      label: title,
      window: result.window,
      zone,
      series,
      parts,
      bands: errorBands(anomalies),
    }),
    table: overTimeTable(result),
  };
}

function actionsFigure(result: ErrorsResult): Figure {
  const bars = result.actions
    .filter(({ errors }) => errors > 0)
    .map((each) => {
      return { label: each.action, values: countsOf(each), text: `${each.errors} of ${each.operations}` };
    });
  return {
    title: 'By action',
    text: 'Errors, of all operations.',
    chart: ranked(bars),
    table: actionsTable(result),
  };
}

function statusesFigure(result: ErrorsResult): Figure {
  const bars = result.statuses.map(({ status, errors, usersHit }) => {
    return {
      label: status?.toString() ?? 'no answer',
      values: [errors],
      text: `${errors}, ${usersHit} users`,
    };
  });
  return {
    title: 'By HTTP status',
    chart: rankedBars({ series: [{ name: 'errors', style: 'plain' }], bars: bars.slice(0, MAX_BARS) }),
    table: statusesTable(result),
  };
}

function faultsFigure(result: ErrorsResult): Figure {
  const bars = result.faults.map(({ exception, module, status, blame, errors, usersHit }) => ({
    label: [exception, module && `of ${module}`, status].filter((part) => part !== undefined).join(' '),
    values: blame === 'cloud' ? [errors, 0] : [0, errors],
    text: `${errors}, ${usersHit} users`,
  }));
  return { title: 'By fault', chart: ranked(bars), table: faultsTable(result) };
}

function usersFigure(result: ErrorsResult): Figure {
  const bars = result.users.map((each) => {
    return { label: shown(each.user), values: countsOf(each), text: `${each.errors} of ${each.operations}` };
  });
  return { title: 'Users with the most errors', chart: ranked(bars), table: usersTable(result) };
}

function ranked(bars: readonly Bar[]): Html {
  return rankedBars({ series, bars: bars.slice(0, MAX_BARS) });
}

function countsOf({ errors, cloudErrors }: Pick<PartErrors, 'errors' | 'cloudErrors'>): number[] {
  return [cloudErrors, errors - cloudErrors];
}
