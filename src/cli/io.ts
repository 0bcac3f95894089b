// Input, output and exit code of one run of the command: the process's, or those of a test that runs it in its own
// process.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable, Writable } from 'node:stream';
import { Interruption } from './interruption.ts';

/** An output, which may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** The exit code of the process. */
  exitCode: number;
}

const ofProcess: Io = {
  // Node opens it on first access.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  interruption: new Interruption(),
  get exitCode() {
    return Number(process.exitCode ?? 0);
  },
  set exitCode(code) {
    process.exitCode = code;
  },
};

// Only tests enter it: otherwise, Node has no context to propagate with each promise.
const storage = new AsyncLocalStorage<Io>();

/** Returns the input and output of the current run. */
export function io(): Io {
  return storage.getStore() ?? ofProcess;
}

/** Runs a body with other input and output than the process's. */
export function withIo<Result>(others: Io, body: () => Result): Result {
  return storage.run(others, body);
}
