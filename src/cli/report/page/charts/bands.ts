import type { ScaleLinear } from 'd3-scale';
import type { Window } from '../../../../reports/report.ts';
import { markup, type Html } from '../markup.ts';

/** A time that stands out in a chart. */
export interface Band {
  readonly window: Window;
  readonly label: string;
  /** Its number among all findings, shown when the label does not fit. */
  readonly number: number;
}

const NARROWEST = 8;

/** Returns the times that stand out, behind everything else. */
export function bandsSvg(bands: readonly Band[], x: ScaleLinear<number, number>, height: number): Html {
  const [left = 0, right = 0] = x.range();
  return markup`${bands.map(({ window, label, number }) => {
    const from = Math.max(left, x(window.from));
    const width = Math.max(NARROWEST, Math.min(right, x(window.to)) - from);
    const isLeft = from > (left + right) / 2;
    const at = isLeft ? from + width : from;
    return markup`<rect
        class="band"
        x="${from.toFixed(1)}"
        y="14"
        width="${width.toFixed(1)}"
        height="${height - 14}"
      />
      <text class="band-label" x="${at.toFixed(1)}" y="10" text-anchor="${isLeft ? 'end' : 'start'}">${right - left < 400 ? number : `${number} ${label}`}</text>`;
  })}`;
}
