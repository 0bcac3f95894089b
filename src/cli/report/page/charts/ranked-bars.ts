import { markup, type Html } from '../markup.ts';
import { legend, type Series } from './legend.ts';

/** Bars sorted by size, largest first, each with a part for each series. */
export interface RankedBars {
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  readonly values: readonly number[];
  /** The text beside it. */
  readonly text: string;
}

/** Returns a list whose items have bars: screen readers read its text, and it fits every screen. */
export function rankedBars({ series, bars }: RankedBars): Html {
  const most = Math.max(...bars.map(({ values }) => sumOf(values)), Number.MIN_VALUE);
  return markup`${series.length > 1 ? legend(series) : undefined}
    <ol class="bars">
      ${bars.map((bar) => barHtml(bar, series, most))}
    </ol> `;
}

function barHtml({ label, values, text }: Bar, series: readonly Series[], most: number): Html {
  const percent = (value: number): string => `${((value / most) * 100).toFixed(2)}%`;
  const rects = values.map((value, index) => {
    const before = sumOf(values.slice(0, index));
    return markup`<rect
      class="${series[index]?.style}"
      x="${percent(before)}"
      width="${percent(value)}"
      height="100%"
    />`;
  });
  return markup`<li>
    <bdi>${label}</bdi><svg aria-hidden="true">${rects}</svg><span class="value">${text}</span>
  </li> `;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}
