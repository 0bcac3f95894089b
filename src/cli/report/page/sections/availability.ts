import type { ErrorsResult } from '../../../../reports/errors/result.ts';
import { objectiveTable, overTimeTable } from '../../../../reports/errors/tables.ts';
import { lines } from '../charts/lines.ts';
import { forScreens } from '../charts/size.ts';
import { markup } from '../markup.ts';
import type { Figure, View } from '../section.ts';
import { tilesHtml } from '../table.ts';
import { moment } from '../when.ts';
import { errorBands } from './bands.ts';

const title = 'Availability over time';

/**
 * Returns the percentage of operations that did not fail by the cloud's fault; against the objective, if there is one.
 */
export function availabilityFigure(result: ErrorsResult, { zone, anomalies }: View): Figure {
  const { window, overTime, objective } = result;
  const values = overTime.flatMap(({ availability }) => availability ?? []);
  const least = Math.min(99, ...values, objective?.slo ?? 100);
  const chart = forScreens(title, (size) =>
    lines(
      {
        ...{ window, zone, bands: errorBands(anomalies), objective: objective?.slo },
        series: [{ name: 'availability', style: 'good' }],
        parts: overTime.map(({ from, availability }) => ({
          from,
          values: [availability],
          title: `${moment(from, zone)}: ${availability?.toFixed(2)} %`,
        })),
        range: [Math.floor(least), 100],
        say: (value) => `${value} %`,
      },
      size,
    ),
  );
  const tiles = objective && tilesHtml(objectiveTable(objective), zone);
  return {
    title,
    text: 'Percent of operations without an error of the cloud.',
    chart: markup`${tiles}${chart}`,
    table: overTimeTable(result),
  };
}
