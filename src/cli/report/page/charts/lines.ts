import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Window } from '../../../../reports/report.ts';
import { markup, type Html } from '../markup.ts';
import { bandsSvg, type Band } from './bands.ts';
import type { Series } from './legend.ts';
import type { Size } from './size.ts';
import { timeAxis, timeScale } from './time-axis.ts';
import { valueAxis } from './value-axis.ts';

/** Values over time: a line for each series, with a gap where there is no value. */
export interface Lines {
  readonly window: Window;
  readonly zone: string;
  readonly series: readonly Series[];
  readonly parts: readonly Part[];
  /** The lowest and the highest value of the axis. */
  readonly range: readonly [number, number];
  readonly say: (value: number) => string;
  readonly bands: readonly Band[];
  /** A value to compare with. */
  readonly objective?: number | undefined;
}

interface Part {
  readonly from: number;
  readonly values: readonly (number | undefined)[];
  readonly title: string;
}

type Scale = (value: number) => number;

const LEFT = 50;
const RIGHT = 4;
const BOTTOM = 28;
const TOP = 18;

export function lines(chart: Lines, { width, height }: Pick<Size, 'width' | 'height'>): Html {
  const { window, zone, range, say, bands, objective } = chart;
  const x = timeScale(window, LEFT, width - RIGHT);
  const y = scaleLinear(range, [height - BOTTOM, TOP]);
  const axes = [valueAxis(y, LEFT, width - RIGHT, say, 3), timeAxis(x, height - BOTTOM, zone)];
  const goal = objective === undefined ? undefined : objectiveSvg(objective, y, width);
  return markup`${bandsSvg(bands, x, height - BOTTOM)}${axes}${goal}${seriesSvg(chart, x, y)}`;
}

/** Each value is in the middle of its part. */
function seriesSvg({ window, series, parts }: Lines, x: Scale, y: Scale): Html {
  const [first, second] = parts;
  const half = ((second?.from ?? window.to) - (first?.from ?? window.from)) / 2;
  const middle = ({ from }: Part): number => x(Math.min(from + half, window.to));
  return markup`${series.map(({ style }, index) => {
    const path = line<Part>(middle, ({ values }) => y(values[index] ?? 0))
      .defined(({ values }) => values[index] !== undefined)
      .digits(1)([...parts]);
    const dots = parts.map((part) => dotOf(part, part.values[index], style, middle(part), y));
    return markup`<path class="line ${style}" d="${path ?? ''}" />${dots}`;
  })}`;
}

function dotOf({ title }: Part, value: number | undefined, style: string, x: number, y: Scale): Html {
  if (value === undefined) return markup``;
  return markup`<circle class="${style}" r="2.5" cx="${x.toFixed(1)}" cy="${y(value).toFixed(1)}"><title>${title}</title></circle>`;
}

function objectiveSvg(objective: number, y: Scale, width: number): Html {
  return markup`<line
      class="slo"
      x1="${LEFT}"
      x2="${width - RIGHT}"
      y1="${y(objective).toFixed(1)}"
      y2="${y(objective).toFixed(1)}"
    />
    <text x="${LEFT + 4}" y="${(y(objective) + 14).toFixed(1)}">objective ${objective} %</text>`;
}
