// The two outputs: results on stdout, whatever is said about them on stderr. A reader that is slow is waited for.
import { once } from 'node:events';
import { io, type Output } from './io.ts';
import { exitCodes } from './stop.ts';
import { plain } from './text.ts';

const PROGRESS_EVERY = 100; // milliseconds
const CLEAR = '\r\u001b[K';

interface Shown {
  /** Whether it still stands there. */
  readonly isThere: boolean;
  /** `performance.now()` */
  readonly at: number;
}

/** The progress that was shown last. */
const shown = new WeakMap<Output, Shown>();

/** Ends the process when an output cannot be written, without a word when its reader has gone (`| head`). */
export function watchOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      if (stream === process.stderr) throw error; // nobody can be told
      note(error.message);
      process.exit(exitCodes.usage);
    });
  }
}

/** Writes a line of the result. */
export function print(line: string): Promise<void> {
  return printText(`${line}\n`);
}

/** Writes some lines of the result, with their ends. */
export async function printText(text: string): Promise<void> {
  clearProgress();
  const { stdout } = io();
  if (!stdout.write(text)) await drained(stdout);
}

const draining = new WeakMap<Output, Promise<unknown>>();

// One wait for all who write at once: Node warns of more than ten.
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

/** Says something about the result, or what went wrong, in one line. */
export function note(message: string): void {
  clearProgress();
  io().stderr.write(`notify-about: ${plain(message)}\n`);
}

/** Shows how far long work is, to who looks at it: nothing goes into a pipe. */
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
