import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { Window } from '../../../../reports/report.ts';
import { markup, type Html } from '../markup.ts';
import { bandsSvg, type Band } from './bands.ts';
import { legend, type Series } from './legend.ts';
import { forScreens, type Size } from './size.ts';
import { timeAxis, timeScale } from './time-axis.ts';
import { valueAxis } from './value-axis.ts';

/** Counts over time: for each part, one per series. */
export interface StackedBars {
  readonly label: string;
  readonly window: Window;
  readonly zone: string;
  readonly series: readonly Series[];
  readonly parts: readonly BarPart[];
  readonly bands: readonly Band[];
}

interface BarPart {
  readonly from: number;
  readonly counts: readonly number[];
  readonly title: string;
}

type Scale = (value: number) => number;

const LEFT = 44;
const RIGHT = 4;
const BOTTOM = 28;
const TOP = 18;

export function stackedBars(chart: StackedBars): Html {
  return markup`${legend(chart.series)}${forScreens(chart.label, (size) => bars(chart, size))}`;
}

function bars(chart: StackedBars, { width, height }: Size): Html {
  const { window, zone, parts, bands } = chart;
  const x = timeScale(window, LEFT, width - RIGHT);
  const most = Math.max(1, ...parts.map(({ counts }) => counts.reduce((sum, each) => sum + each, 0)));
  const y = scaleLinear([0, most], [height - BOTTOM, TOP]).nice(4);
  const axes = [valueAxis(y, LEFT, width - RIGHT, String), timeAxis(x, height - BOTTOM, zone)];
  return markup`${bandsSvg(bands, x, height - BOTTOM)}${axes}${stacks(chart, x, y)}`;
}

function stacks({ window, series, parts }: StackedBars, x: Scale, y: Scale): Html {
  const [first, second] = parts;
  const step = x(second?.from ?? window.to) - x(first?.from ?? window.from);
  const layers = stack<BarPart, number>()
    .keys(series.keys())
    .value(({ counts }, key) => counts[key] ?? 0)([...parts]);
  return markup`${layers.map((layer) =>
    layer
      .filter(([low, high]) => high > low)
      .map(({ 0: low, 1: high, data: { from, title } }) => {
        const [left, top] = [(x(from) + 0.5).toFixed(1), y(high).toFixed(1)];
        const [wide, tall] = [Math.max(1, step - 1).toFixed(1), (y(low) - y(high)).toFixed(1)];
        return markup`<rect class="${series[layer.key]?.style}" x="${left}" y="${top}" width="${wide}" height="${tall}"><title>${title}</title></rect>`;
      }),
  )}`;
}
