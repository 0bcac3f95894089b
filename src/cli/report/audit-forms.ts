// The output formats of an audit, row by row. Each text ends with a line break.
import { auditCadf } from '../../reports/audit/cadf.ts';
import type { AuditRow } from '../../reports/audit/row.ts';
import { auditCells, auditColumns } from '../../reports/audit/tables.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Filtered } from '../../reports/filter.ts';
import type { Cell, Window } from '../../reports/report.ts';
import { isWithin } from '../../reports/window.ts';
import { jsonOf } from '../json.ts';
import { terminalWidth } from '../text.ts';
import { csvHeader, csvRecord } from './csv.ts';
import { layoutOf, textsOf } from './text-table.ts';

export interface AuditForm {
  readonly head: string;
  readonly row: (row: AuditRow) => string;
  /** Formats a single notification. */
  readonly entry?: (entry: Entry) => string;
  /** Formats what was held back. */
  readonly end?: () => string;
}

export const jsonForm: AuditForm = { head: '', row: (row) => `${jsonOf(row)}\n` };

export function csvForm(zone: string): AuditForm {
  return { head: csvHeader(auditColumns), row: (row) => csvRecord(auditCells(row), auditColumns, zone) };
}

/** Prints the notifications of the window; CADF has no rows. */
export function cadfForm(taken: {
  readonly window: Window;
  readonly isWanted: (entry: Filtered) => boolean;
}): AuditForm {
  const isTaken = (entry: Entry): boolean => isWithin(taken.window, entry.at) && taken.isWanted(entry);
  return {
    head: '',
    row: () => '',
    entry: (entry) => (isTaken(entry) ? `${jsonOf(auditCadf(entry))}\n` : ''),
  };
}

// The columns for people; CSV and JSON have all.
const shownNames = ['time', 'user', 'project', 'from', 'action', 'resource', 'outcome', 'reason', 'request'];
const shownColumns = auditColumns.filter(({ name }) => shownNames.includes(name));

const TITLE = 'Operations by user';

/** The number of rows that determine the column widths. */
const ROWS_MEASURED = 300;

export function tableForm(zone: string): AuditForm {
  let held: string[][] | undefined = [];
  let lineOf: (cells: readonly string[]) => string;
  const laidOut = (): string => {
    const rows = held ?? [];
    held = undefined;
    const layout = layoutOf(shownColumns, rows, terminalWidth());
    lineOf = layout.line;
    return `${[TITLE, layout.header, ...(rows.length === 0 ? ['nothing'] : rows.map(lineOf))].join('\n')}\n`;
  };
  return {
    head: '',
    row: (row) => {
      const texts = textsOf(shownOf(auditCells(row)), shownColumns, zone);
      if (held === undefined) return `${lineOf(texts)}\n`;
      return held.push(texts) < ROWS_MEASURED ? '' : laidOut();
    },
    end: () => `${held === undefined ? '' : laidOut()}\n`,
  };
}

function shownOf(cells: readonly Cell[]): Cell[] {
  return cells.filter((_, index) => shownNames.includes(auditColumns[index]?.name ?? ''));
}
