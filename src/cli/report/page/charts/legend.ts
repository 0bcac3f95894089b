import { markup, type Html } from '../markup.ts';

/** A data series: its name for people, and its class in the style. */
export interface Series {
  readonly name: string;
  readonly style: 'cloud' | 'own' | 'good' | 'slow' | 'plain';
}

/** Returns the legend of the colours, with a patch or a piece of the line. */
export function legend(series: readonly Series[], mark: 'bar' | 'line' = 'bar'): Html {
  return markup`<ul class="legend">
    ${series.map(
      ({ name, style }) =>
        markup`<li>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            ${
              mark === 'bar'
                ? markup`<rect class="${style}" width="24" height="12" />`
                : markup`<path class="line ${style}" d="M0 6H24" />`
            }</svg>${name}
        </li>`,
    )}
  </ul> `;
}
