import { markup, type Html } from './markup.ts';
import type { Figure } from './section.ts';
import { tableHtml } from './table.ts';

/** Returns a figure: readers who cannot see its chart, or want its numbers, open the table. */
export function figureHtml({ title, text, chart, table }: Figure, zone: string): Html {
  const shown = table && tableHtml(table, zone);
  return markup`<figure>
    <figcaption><h3>${title}</h3>${text && markup`<p>${text}</p>`}</figcaption>
    ${chart}${chart === undefined ? shown : shown && folded(title, shown)}
  </figure> `;
}

function folded(title: string, table: Html): Html {
  return markup`<details>
    <summary>As a table<span class="unseen">: ${title}</span></summary>${table}
  </details>`;
}
