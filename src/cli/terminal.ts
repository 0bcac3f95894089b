// The two outputs: results on stdout, whatever is said about them on stderr. A reader that is slow is waited for, and one
// that has gone (`| head`) ends the process without a word.
import { once } from 'node:events';
import { interruption } from './interruption.ts';
import { exitCodes } from './stop.ts';
import { plain } from './text.ts';

const PROGRESS_EVERY = 100; // milliseconds
const CLEAR = '\r\u001b[K';

let isShown = false;
let shownAt = 0;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stderr) throw error; // nobody can be told
    note(error.message);
    process.exit(exitCodes.usage);
  });
}

/** Writes a line of the result. */
export function print(line: string): Promise<void> {
  return printText(`${line}\n`);
}

/** Writes some lines of the result, with their ends. */
export async function printText(text: string): Promise<void> {
  clearProgress();
  if (!process.stdout.write(text)) await drained();
}

let draining: Promise<unknown> | undefined;

// One wait for all who write at once: Node warns of more than ten.
async function drained(): Promise<void> {
  draining ??= once(process.stdout, 'drain', { signal: interruption.signal }).finally(() => {
    draining = undefined;
  });
  await draining;
}

/** Says something about the result, or what went wrong, in one line. */
export function note(message: string): void {
  clearProgress();
  process.stderr.write(`notify-about: ${plain(message)}\n`);
}

/** Shows how far long work is, to who looks at it: nothing goes into a pipe. */
export function progress(message: () => string): void {
  if (!process.stderr.isTTY || performance.now() - shownAt < PROGRESS_EVERY) return;
  process.stderr.write(`${CLEAR}${message()}`);
  [isShown, shownAt] = [true, performance.now()];
}

export function clearProgress(): void {
  if (isShown) process.stderr.write(CLEAR);
  isShown = false;
}
