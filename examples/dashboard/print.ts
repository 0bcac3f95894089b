// A notification as a line for people: aligned, coloured on a terminal, plain in a pipe.
import { styleText } from 'node:util';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import type { Notification } from 'notify-about/consumer';

type Style = Parameters<typeof styleText>[0];

const isColoured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const widths = [13, 36, 8, 17, 8] as const;

export function style(what: Style, text: string): string {
  return isColoured ? styleText(what, text) : text;
}

export function heading(): string {
  return style('dim', row(['time', 'event', 'who', 'to what', 'took', 'what went wrong']));
}

export function line({ event_type: event, timestamp, payload }: Notification): string {
  const { resource, initiator, phase } = payload;
  const time = format(parseISO(`${timestamp.replace(' ', 'T')}Z`), 'HH:mm:ss.SSS');
  const took = phase === 'start' || payload.duration === undefined ? '' : `${payload.duration.toFixed(3)} s`;
  const what = resource.name ?? resource.id ?? '';
  const fault = phase === 'error' ? faultText(payload.fault) : '';
  return style(colours[phase], row([time, event, initiator?.user_name ?? '-', what, took, fault]));
}

const colours = { start: 'dim', end: 'green', error: 'red' } as const;

function faultText({
  exception,
  status_code: status,
  exception_message: message,
  function_name: where,
}: Fault): string {
  const code = status === undefined ? '' : ` ${String(status)}`;
  return `${exception}${code}: ${message}${where === undefined ? '' : ` (in ${where})`}`;
}

type Fault = Extract<Notification['payload'], { phase: 'error' }>['fault'];

function row(cells: readonly string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}
