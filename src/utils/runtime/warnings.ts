// Warnings for an operator, without a flood: a line when a condition begins, then its count in the meantime.
import { processWide } from './process-wide.ts';

const QUIET = 60_000; // milliseconds between two lines of one kind

const lately = processWide('warnings', () => new Map<string, { at: number; more: number }>());

/**
 * Emits a warning of the process (`process.on('warning')`), at most once a minute of each kind; the others are counted.
 */
export function warn(kind: string, message: string): void {
  const last = lately.get(kind);
  if (last !== undefined && performance.now() - last.at < QUIET) {
    last.more++;
    return;
  }
  const more = last === undefined || last.more === 0 ? '' : ` (and ${String(last.more)} more before)`;
  lately.set(kind, { at: performance.now(), more: 0 });
  emitWarning(`${message}${more}`);
}

/** Emits a warning of the process each time. */
export function emitWarning(message: string, code: string = 'NOTIFY_ABOUT'): void {
  process.emitWarning(`notify-about: ${message}`, { code });
}
