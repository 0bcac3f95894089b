import type { Window } from '../../../../reports/report.ts';
import { markup, type Html } from '../markup.ts';
import { forScreens, type Size } from './size.ts';
import { timeAxis, timeScale } from './time-axis.ts';

/** Events over time, with a row for each kind. */
export interface Timeline {
  readonly label: string;
  readonly window: Window;
  readonly zone: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly name: string;
  readonly marks: readonly { readonly at: number; readonly outcome: Outcome; readonly title: string }[];
}

type Outcome = 'end' | 'error' | 'unfinished';

const ROW = 34;
const EDGE = 8;

// Each outcome has its own shape, for readers who do not see the colours.
const shapes: Readonly<Record<Outcome, (x: string, y: number, title: Html) => Html>> = {
  end: (x, y, title) => markup`<circle class="good" r="4" cx="${x}" cy="${y}">${title}</circle>`,
  error: (x, y, title) => markup`<path class="cross" d="M${x} ${y}m-5 -5l10 10m0 -10l-10 10">${title}</path>`,
  unfinished: (x, y, title) => markup`<circle class="ring" r="4.5" cx="${x}" cy="${y}">${title}</circle>`,
};

const names: Readonly<Record<Outcome, string>> = {
  end: 'ended well',
  error: 'failed',
  unfinished: 'never ended',
};

export function timeline(chart: Timeline): Html {
  const items = (['end', 'error', 'unfinished'] as const).map(
    (outcome) =>
      markup`<li>
        <svg viewBox="0 0 24 12" aria-hidden="true">${shapes[outcome]('12', 6, markup``)}</svg>${names[outcome]}
      </li>`,
  );
  return markup`<ul class="legend">
      ${items}
    </ul>
    ${forScreens(chart.label, (size) => drawn(chart, size), chart.rows.length * ROW + 28)}`;
}

function drawn({ window, zone, rows }: Timeline, { width }: Size): Html {
  const x = timeScale(window, EDGE, width - EDGE);
  const bottom = rows.length * ROW;
  const lanes = rows.map(({ name, marks }, index) => {
    const y = index * ROW + 24;
    const drawnMarks = marks.map(({ at, outcome, title }) =>
      shapes[outcome](x(at).toFixed(1), y, markup`<title>${title}</title>`),
    );
    return markup`<text x="0" y="${y - 12}">${name}</text><line class="axis" x1="0" x2="${width}" y1="${y}" y2="${y}" />${drawnMarks} `;
  });
  return markup`${lanes}${timeAxis(x, bottom, zone)}`;
}
