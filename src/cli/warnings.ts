// What the package warns of, in one line each.
import { io, type Io } from './io.ts';
import { note } from './terminal.ts';

const OURS = 'notify-about: '; // how its warnings begin

/**
 * Those that came before there was a connection: if there never is one, the end of the command says so, once. Nothing
 * once there was one.
 */
const kept = new WeakMap<Io, string[] | undefined>();

/** Takes the warnings of the process over. */
export function takeWarnings(): void {
  process.removeAllListeners('warning').on('warning', takeWarning);
}

export function takeWarning({ name, message }: Error): void {
  const early = kept.has(io()) ? kept.get(io()) : [];
  if (!message.startsWith(OURS)) note(`${name}: ${message}`);
  else if (early === undefined) note(message.slice(OURS.length));
  else kept.set(io(), [...early, message.slice(OURS.length)]);
}

/** There is a connection: says what came before, and from now on what comes. */
export function sayWarnings(): void {
  const early = kept.get(io()) ?? [];
  kept.set(io(), undefined);
  for (const message of early) note(message);
}
