import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { scaleLinear, scaleUtc, type ScaleLinear } from 'd3-scale';
import type { Window } from '../../../../reports/report.ts';
import { markup, type Html } from '../markup.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NARROW = 400;

/** Returns the scale of times, from left to right. */
export function timeScale({ from, to }: Window, left: number, right: number): ScaleLinear<number, number> {
  return scaleLinear([from, to], [left, right]);
}

/** Returns the axis: days or hours of the time zone, as many as fit. */
export function timeAxis(scale: ScaleLinear<number, number>, height: number, zone: string): Html {
  const [from = 0, to = 0] = scale.domain();
  const [left = 0, right = 0] = scale.range();
  const isNarrow = right - left < NARROW;
  const pattern = patternFor(to - from, isNarrow);
  const ticks = ticksOf(from, to, Math.floor((right - left) / (isNarrow ? 90 : 120)), zone);
  return markup`${ticks.map((at) => {
    const [x, label] = [scale(at), format(new TZDate(at, zone), pattern)];
    return tickSvg(x, height, anchorOf(x, left, right), label);
  })}`;
}

function tickSvg(at: number, height: number, anchor: string, label: string): Html {
  const x = at.toFixed(1);
  return markup`<line class="axis" x1="${x}" x2="${x}" y1="${height}" y2="${height + 5}" />
    <text x="${x}" y="${height + 18}" text-anchor="${anchor}">${label}</text>`;
}

function patternFor(length: number, isNarrow: boolean): string {
  if (length > 2 * DAY) return isNarrow ? 'EEEEEE d' : 'EEE d MMM';
  return length > DAY / 2 ? 'EEEEEE HH:mm' : 'HH:mm';
}

// The library uses days in UTC: it gets local clock times, and its ticks are converted back one by one.
function ticksOf(from: number, to: number, count: number, zone: string): number[] {
  const wall = (at: number): number => at - new TZDate(at, zone).getTimezoneOffset() * MINUTE;
  const ticks = scaleUtc([wall(from), wall(to)], [0, 1]).ticks(count);
  return ticks.map((tick) => tick.getTime() - (wall(tick.getTime()) - tick.getTime()));
}

// At the edges, the text stays inside the chart.
function anchorOf(at: number, left: number, right: number): string {
  if (at - left < 24) return 'start';
  return right - at < 24 ? 'end' : 'middle';
}
