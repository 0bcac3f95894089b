import type { ScaleLinear } from 'd3-scale';
import { markup, type Html } from '../markup.ts';

/** Returns lines across the chart, with their values. */
export function valueAxis(
  scale: ScaleLinear<number, number>,
  left: number,
  right: number,
  say: (value: number) => string,
  count = 4,
): Html {
  return markup`${scale.ticks(count).map(
    (value) =>
      markup`<line
            class="axis"
            x1="${left}"
            x2="${right}"
            y1="${scale(value).toFixed(1)}"
            y2="${scale(value).toFixed(1)}"
          />
          <text x="${left - 6}" y="${(scale(value) + 4).toFixed(1)}" text-anchor="end">${say(value)}</text>`,
  )}`;
}
