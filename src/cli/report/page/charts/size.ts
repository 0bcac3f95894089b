import { markup, type Html } from '../markup.ts';

/** The size of a chart: text does not shrink with the screen, so there is a chart for each size. */
export interface Size {
  readonly name: 'wide' | 'narrow' | 'any';
  readonly width: number;
  readonly height: number;
}

const sizes: readonly Size[] = [
  { name: 'wide', width: 960, height: 240 },
  { name: 'narrow', width: 328, height: 220 },
];

/** Returns the chart for each screen size; the other one is hidden from everyone. */
export function forScreens(label: string, draw: (size: Size) => Html, height?: number): Html {
  const all = sizes.map((size) => ({ ...size, height: height ?? size.height }));
  return markup`${all.map((size) => svg(label, size, draw(size)))}`;
}

/** Returns one picture, with a label for screen readers. */
export function svg(label: string, { name, width, height }: Size, content: Html): Html {
  return markup`<svg class="${name}" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
    ${content}
  </svg> `;
}
