// The two outputs: results on stdout, messages about them on stderr. Waits for slow readers.
import { once } from 'node:events';
import { io, type Output } from './io.ts';
import { exitCodes } from './stop.ts';
import { plain } from './text.ts';

const PROGRESS_EVERY = 100; // milliseconds
const CLEAR = '\r\u001b[K';

interface Shown {
  /** Whether it is still on the screen. */
  readonly isThere: boolean;
  /** `performance.now()` */
  readonly at: number;
}

/** The latest progress line. */
const shown = new WeakMap<Output, Shown>();

/** Exits when an output cannot be written; silently when its reader has exited (`| head`). */
export function watchOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      if (stream === process.stderr) throw error; // there is no output left
      note(error.message);
      process.exit(exitCodes.usage);
    });
  }
}

/** Prints a line of the result. */
export function print(line: string): Promise<void> {
  return printText(`${line}\n`);
}

/** Prints lines of the result that have their line breaks. */
export async function printText(text: string): Promise<void> {
  clearProgress();
  const { stdout } = io();
  if (!stdout.write(text)) await drained(stdout);
}

const draining = new WeakMap<Output, Promise<unknown>>();

// One wait for all concurrent writers: Node warns of more than ten listeners.
async function drained(stdout: Output): Promise<void> {
  const others = draining.get(stdout);
  if (others !== undefined) {
    await others;
    return;
  }
  const wait = once(stdout, 'drain', { signal: io().interruption.signal }).finally(() => {
    draining.delete(stdout);
  });
  draining.set(stdout, wait);
  await wait;
}

/** Prints a message about the result, or an error, in one line. */
export function note(message: string): void {
  clearProgress();
  io().stderr.write(`notify-about: ${plain(message)}\n`);
}

/** Shows the progress of long work on a terminal only: pipes get none. */
export function progress(message: () => string): void {
  const { stderr } = io();
  const now = performance.now();
  if (stderr.isTTY !== true || now - (shown.get(stderr)?.at ?? 0) < PROGRESS_EVERY) return;
  stderr.write(`${CLEAR}${plain(message())}`);
  shown.set(stderr, { isThere: true, at: now });
}

export function clearProgress(): void {
  const { stderr } = io();
  const last = shown.get(stderr);
  if (last?.isThere !== true) return;
  stderr.write(CLEAR);
  shown.set(stderr, { ...last, isThere: false });
}
