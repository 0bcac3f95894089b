// What the package warns of, in one line each.
import { note } from './terminal.ts';

const OURS = 'notify-about: '; // how its warnings begin

/** Those that came before there was a connection. If there never is one, the end of the command says so, once. */
const kept: string[] = [];
let isConnected = false;

/** Takes the warnings of the process over. */
export function takeWarnings(): void {
  process.removeAllListeners('warning').on('warning', ({ name, message }) => {
    if (!message.startsWith(OURS)) note(`${name}: ${message}`);
    else if (isConnected) note(message.slice(OURS.length));
    else kept.push(message.slice(OURS.length));
  });
}

/** There is a connection: says what came before, and from now on what comes. */
export function sayWarnings(): void {
  isConnected = true;
  for (const message of kept.splice(0)) note(message);
}
