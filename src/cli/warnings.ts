// The warnings of this package, in one line each.
import { io, type Io } from './io.ts';
import { note } from './terminal.ts';

const OURS = 'notify-about: '; // the prefix of its warnings

/**
 * The warnings before the first connection. If there never is one, the error at the end of the command says so, once.
 * `undefined` after the first connection.
 */
const kept = new WeakMap<Io, string[] | undefined>();

/** Takes over the warnings of the process. */
export function takeWarnings(): void {
  process.removeAllListeners('warning').on('warning', takeWarning);
}

export function takeWarning({ name, message }: Error): void {
  const early = kept.has(io()) ? kept.get(io()) : [];
  if (!message.startsWith(OURS)) note(`${name}: ${message}`);
  else if (early === undefined) note(message.slice(OURS.length));
  else kept.set(io(), [...early, message.slice(OURS.length)]);
}

/** Prints the warnings from before the connection, and from now on each warning at once. */
export function sayWarnings(): void {
  const early = kept.get(io()) ?? [];
  kept.set(io(), undefined);
  for (const message of early) note(message);
}
