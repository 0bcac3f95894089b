// What one run of the command reads, writes and ends with: those of the process, or those of a test that runs it in its
// own process.
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
  /** What the process is to end with. */
  exitCode: number;
}

const ofProcess: Io = {
  // Node opens it when it is asked for.
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

// Only a test enters it: where nobody does, Node has nothing to pass on with each promise.
const storage = new AsyncLocalStorage<Io>();

/** Those of the run that this is a part of. */
export function io(): Io {
  return storage.getStore() ?? ofProcess;
}

/** Runs a body with others than those of the process. */
export function withIo<Result>(others: Io, body: () => Result): Result {
  return storage.run(others, body);
}
