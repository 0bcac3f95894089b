// Formats cells for people and for machines.
import type { Cell, Column } from '../../reports/report.ts';
import { isoOf } from './local-time.ts';

type Unit = NonNullable<Column['unit']>;

const counts = new Intl.NumberFormat('en');
const hours = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const texts: Readonly<Record<Unit, (value: number, zone: string) => string>> = {
  count: (value) => counts.format(value),
  seconds: (value) => `${value.toFixed(3)} s`,
  percent: percentText,
  hours: (value) => `${hours.format(value)} h`,
  time: (value, zone) => isoOf(value, zone).slice(0, 19).replace('T', ' '),
};

/** Formats for people: times in their time zone, numbers with their unit. */
export function forPeople(cell: Cell, { unit }: Column, zone: string): string {
  if (cell === undefined) return '-';
  return typeof cell === 'number' && unit !== undefined ? texts[unit](cell, zone) : String(cell);
}

/**
 * Formats for machines: ISO 8601 with the offset of the time zone, plain numbers, and an empty text for `undefined`.
 */
export function forMachines(cell: Cell, { unit }: Column, zone: string): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' && unit === 'time' ? isoOf(cell, zone) : String(cell);
}

// Anything less than 100 % must not be rounded up to it.
function percentText(value: number): string {
  const text = value.toFixed(2);
  return text === '100.00' && value < 100 ? '>99.99 %' : `${text} %`;
}
