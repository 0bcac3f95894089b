// Runs the command: in this process, or as users do in a process of its own, in a pipe or on a terminal. To start a
// process takes a third of a second, so most tests avoid it.
import {
  execFileSync,
  spawn,
  type ChildProcessByStdio,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/generate/schemas.ts';
import { Interruption } from '../../src/cli/interruption.ts';
import { io, withIo, type Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { takeWarning } from '../../src/cli/warnings.ts';

/** The result of the command. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** The complete standard input; without it, the input stays open. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** The path of the command, if it is outside the project's folder. */
  readonly file?: string;
}

let entry: string | undefined;

/** Returns the command's path, bundled once for all tests. In the project's folder it finds rhea and the schemas. */
export function commandFile(): string {
  if (entry === undefined) {
    // Below the project, so that it finds the packages, and in a folder that git ignores.
    mkdirSync(path.join(root, 'coverage'), { recursive: true });
    const folder = mkdtempSync(path.join(root, 'coverage', 'command-'));
    const bundle = ['--import', 'tsx/esm', path.join(root, 'scripts/bundle.ts'), folder];
    execFileSync(process.execPath, bundle, { cwd: root, env: { ...process.env, NODE_V8_COVERAGE: '' } });
    process.on('exit', () => {
      rmSync(folder, { recursive: true });
    });
    entry = path.join(folder, 'cli/index.js');
  }
  return entry;
}

/** Starts the command without the tests' environment variables for the broker and for colours. */
export function started(
  args: readonly string[],
  { input, env = {}, file = commandFile() }: Surroundings = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...bare(), ...env } });
  child.stdin.on('error', () => undefined); // the command need not read all of it
  if (input !== undefined) child.stdin.end(input);
  return child;
}

/** Starts the command with a limit on open files. */
export function limited(files: number, args: readonly string[]): ChildProcessWithoutNullStreams {
  const line = `ulimit -n ${String(files)}; exec "$@"`;
  return spawn('sh', ['-c', line, 'sh', process.execPath, commandFile(), ...args], {
    cwd: root,
    env: bare(),
  });
}

/** Runs the command to its end, in this process. */
export async function notifyAbout(
  args: readonly string[],
  { input = '', env = {} }: Omit<Surroundings, 'file'> = {},
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runHere(args, { stdin, stdout, stderr, env: { ...bare(), ...env } });
  const [out, err] = await said;
  return { code, stdout: out, stderr: err };
}

/** A command that runs in this process until it is interrupted. */
export interface Running {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code, when it has ended. */
  readonly code: Promise<number>;
  /** Reads both outputs to their end. */
  ended(): Promise<Ended>;
  interrupt(): void;
}

/** Starts the command in this process, as a user who ends it by Ctrl-C. */
export function startedHere(args: readonly string[]): Running {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const interruption = new Interruption();
  const code = runHere(args, { stdin: Readable.from([]), stdout, stderr, env: bare() }, interruption);
  return {
    stdout,
    stderr,
    code,
    ended: async () => {
      const [out, err] = await Promise.all([text(stdout), text(stderr)]);
      return { code: await code, stdout: out, stderr: err };
    },
    interrupt: () => {
      interruption.interrupt('SIGINT');
    },
  };
}

/** Runs the command in this process, ends its outputs, and gives its exit code. */
export async function runHere(
  args: readonly string[],
  streams: Pick<Io, 'stdin' | 'stdout' | 'stderr' | 'env'>,
  interruption = new Interruption(),
): Promise<number> {
  const own: Io = { ...streams, interruption, exitCode: 0 };
  await withIo(own, () => takingWarnings(own, () => run(args)));
  for (const output of new Set([own.stdout, own.stderr])) output.end();
  return own.exitCode;
}

// The command must not print this process's other warnings.
async function takingWarnings(own: Io, body: () => Promise<void>): Promise<void> {
  const take = (warning: Error): void => {
    if (io() === own) takeWarning(warning);
  };
  process.on('warning', take);
  await body().finally(() => process.off('warning', take));
}

/** Runs the command to its end, in a process of its own. */
export async function notifyAboutApart(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return ended(started(args, { input: '', ...surroundings }));
}

/** Resolves when the process has ended. */
export async function ended(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<Ended> {
  const closed = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code: child.exitCode, stdout, stderr };
}

/** Returns a function that waits for the next line. */
export function linesFrom(output: Readable): () => Promise<string> {
  const lines = createInterface(output)[Symbol.asyncIterator]();
  return async () => String((await lines.next()).value);
}

/** Resolves to the exit code, and ignores the output. */
export async function exitCodeOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Runs the command on a terminal with this many columns: it shows both outputs. */
export async function onTerminal(args: readonly string[], columns: number, env = {}): Promise<Ended> {
  const quoted = [process.execPath, commandFile(), ...args].map((arg) => `'${arg}'`).join(' ');
  const line = `stty cols ${String(columns)}; exec ${quoted}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: root,
    env: { ...bare(), TERM: 'xterm', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child);
}

function bare(): NodeJS.ProcessEnv {
  const set = Object.entries(process.env).filter(
    ([name]) => !/^(?:NOTIFY_ABOUT_\w+|NO_COLOR|FORCE_COLOR)$/.test(name),
  );
  // The coverage there is also covered here, and takes long to merge.
  return { ...Object.fromEntries(set), NODE_V8_COVERAGE: '' };
}

/** Returns the sample of an action, as a line of NDJSON. */
export function sampleLine(sample = 'volume/samples/volume.extend.json'): string {
  const file = path.join(root, 'schemas', sample);
  return `${JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))}\n`;
}
