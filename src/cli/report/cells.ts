// How a cell is said: to people, and to machines.
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { Cell, Column } from '../../reports/report.ts';

type Unit = NonNullable<Column['unit']>;

const counts = new Intl.NumberFormat('en');

const texts: Readonly<Record<Unit, (value: number, zone: string) => string>> = {
  count: (value) => counts.format(value),
  seconds: (value) => `${value.toFixed(3)} s`,
  percent: percentText,
  hours: (value) => `${value.toFixed(2)} h`,
  time: (value, zone) => format(new TZDate(value, zone), 'yyyy-MM-dd HH:mm:ss'),
};

/** For people: times in their time zone, numbers with their unit. */
export function forPeople(cell: Cell, { unit }: Column, zone: string): string {
  if (cell === undefined) return '-';
  return typeof cell === 'number' && unit !== undefined ? texts[unit](cell, zone) : String(cell);
}

/** For machines: ISO 8601 with the offset of the time zone, numbers as they are, and nothing for nothing. */
export function forMachines(cell: Cell, { unit }: Column, zone: string): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' && unit === 'time' ? new TZDate(cell, zone).toISOString() : String(cell);
}

// What is not all must not look like it.
function percentText(value: number): string {
  const text = value.toFixed(2);
  return text === '100.00' && value < 100 ? '>99.99 %' : `${text} %`;
}
