import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PROBE_EVERY_MS = 50;
const KILL_AFTER_MS = 15_000;
const OUTPUT_LIMIT = 100_000;

/** Returns a command line with which the kernel ends the command when this process ends, even if killed. */
export function bound(command: string, args: readonly string[]): [string, string[]] {
  return ['setpriv', ['--pdeathsig', 'KILL', command, ...args]];
}

const running = new Set<Peer>();

// Peers shared by several test files end with the process. The kernel would end them too, but only after their files
// should be removed.
process.on('exit', () => {
  for (const peer of running) peer.killNow();
});

/** A running peer: its output is kept for error messages, and `stop()` removes all traces. */
export class Peer {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #gone = false;
  #output = '';

  constructor(name: string, command: string, args: readonly string[], options: SpawnOptions = {}) {
    this.#name = name;
    this.#child = spawn(...bound(command, args), { ...options, detached: true });
    this.#exited = this.#watchEnd();
    running.add(this);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#keep(text);
      });
    }
  }

  get stdout() {
    if (!this.#child.stdout) throw new Error(`${this.#name} has no output to read`);
    return this.#child.stdout;
  }

  /** Resolves to the first value of the probe; fails when the peer ends first or time is up. */
  async until<T>(what: string, probe: () => T | Promise<T>, timeoutMs: number): Promise<NonNullable<T>> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const value = await probe();
      if (value) return value;
      if (this.#gone) throw new Error(`${this.#name} ended before ${what}:\n${this.#output}`);
      if (Date.now() > deadline)
        throw new Error(`${this.#name}: no ${what} in ${timeoutMs} ms:\n${this.#output}`);
      await sleep(PROBE_EVERY_MS);
    }
  }

  untilOutput(pattern: RegExp, timeoutMs: number): Promise<string> {
    return this.until(`output ${String(pattern)}`, () => pattern.exec(this.#output)?.[0], timeoutMs);
  }

  untilPort(port: number, timeoutMs: number): Promise<boolean> {
    return this.until(`port ${port}`, () => accepts(port), timeoutMs);
  }

  /** Kills it without warning, as the kernel does when memory is short. */
  async kill(): Promise<void> {
    this.killNow();
    await this.#exited;
  }

  killNow(): void {
    this.#signal('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const timer = setTimeout(() => {
      this.#signal('SIGKILL');
    }, KILL_AFTER_MS);
    await this.#exited;
    clearTimeout(timer);
    // The processes that the peer started are in the same group.
    this.#signal('SIGKILL');
  }

  #watchEnd(): Promise<void> {
    return new Promise((resolve) => {
      const end = (error?: unknown) => {
        if (error instanceof Error) this.#keep(error.message);
        this.#gone = true;
        running.delete(this);
        resolve();
      };
      this.#child.once('close', () => {
        end();
      });
      this.#child.once('error', end);
    });
  }

  #keep(text: string) {
    this.#output = (this.#output + text).slice(-OUTPUT_LIMIT);
  }

  #signal(signal: NodeJS.Signals) {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Runs a command to its end and resolves to its standard output; fails with all its output. */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    all += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    all += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}:\n${all}`);
  return out;
}

const given = new Set<number>();

/** Returns a free loopback port that was not returned before. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}
