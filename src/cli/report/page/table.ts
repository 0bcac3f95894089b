import type { Column, Table } from '../../../reports/report.ts';
import { forPeople } from '../cells.ts';
import { markup, type Html } from './markup.ts';

const MAX_ROWS = 200;

/**
 * Returns a table in a frame of its own, which scrolls sideways if the table is too wide. The keyboard can scroll it,
 * too.
 */
export function tableHtml(table: Table, zone: string): Html {
  const { title, columns, rows } = table;
  const shown = rows.slice(0, MAX_ROWS);
  return markup`<div class="scroller" tabindex="0" role="region" aria-label="${title}">
    <table>
      <caption>
        ${captionOf(table)}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => markup`<th scope="col"${classOf(column)}>${headOf(column, zone)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (row) =>
            markup`<tr>
              ${columns.map((column, index) => cellHtml(forPeople(row[index], column, zone), column))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

function captionOf({ title, rows }: Table): string {
  if (rows.length === 0) return `${title}: nothing`;
  return rows.length > MAX_ROWS
    ? `${title}: the first ${MAX_ROWS} of ${rows.length} rows; --csv has all`
    : title;
}

const LONGEST = 40; // characters that stay in one line: an id with its description

function cellHtml(text: string, column: Column): Html {
  const kind = text.length > LONGEST ? markup` class="long"` : classOf(column);
  return markup`<td${kind}><bdi>${text}</bdi></td>`;
}

/** A time column names its zone. */
function headOf({ name, unit }: Column, zone: string): string {
  return unit === 'time' ? `${name} (${zone})` : name;
}

function classOf({ unit }: Column): Html {
  if (unit === undefined) return markup``;
  return unit === 'time' ? markup` class="time"` : markup` class="number"`;
}

/** Returns a table of one row as large figures, each with its name. */
export function tilesHtml({ columns, rows: [row] }: Table, zone: string): Html {
  return markup`<dl class="tiles">
    ${columns.map(
      (column, index) =>
        markup`<div>
          <dt>${column.name}</dt>
          <dd>${forPeople(row?.[index], column, zone)}</dd>
        </div>`,
    )}
  </dl> `;
}
