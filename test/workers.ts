// Processes that emit notifications, like a cluster's workers. They are bundled once, so that they start quickly.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { root } from '../scripts/generate/schemas.ts';

/** The settings of a worker; see `worker.ts`. */
export interface Orders {
  readonly name: string;
  readonly url: string;
  readonly directory: string;
  /** The number of notifications; by default as many as possible. */
  readonly count?: number;
  /** Milliseconds between two bursts of calls. */
  readonly rest?: number;
}

/** A process that emits notifications. */
export interface Worker {
  readonly process: ChildProcess;
  /** The volumes for which the calls have returned. */
  readonly told: readonly string[];
  /** The volumes that it reports as lost. */
  readonly lost: readonly string[];
  /** Its last line: its statistics, after it was asked to end. */
  readonly ended: Promise<string>;
  kill(): Promise<void>;
}

export interface Workers<What = Orders> {
  start(orders: What): Worker;
  remove(): void;
}

export async function bundleWorkers<What = Orders>(script = 'test/worker.ts'): Promise<Workers<What>> {
  // Below the project, so that it finds the packages.
  const folder = mkdtempSync(path.join(root, 'node_modules', '.worker-'));
  const file = path.join(folder, 'worker.mjs');
  await build({
    entryPoints: [path.join(root, script)],
    ...{
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      alias: { '#rhea': 'rhea' }, // a file below node_modules is outside a package with these `imports`
      outfile: file,
    },
  });
  return {
    start: (orders) => startWorker(file, orders),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function startWorker(file: string, orders: unknown): Worker {
  const child = spawn(process.execPath, ['--no-warnings', file, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A worker that cannot start is reported at once, instead of after a time-out.
  child.once('exit', (code) => {
    if (code) throw new Error(`A worker ended with ${code}.`);
  });
  const said: Record<string, string[]> = { told: [], lost: [] };
  let last = '';
  const lines = createInterface(child.stdout).on('line', (line) => {
    last = line;
    const [what = '', volume = ''] = line.split(' ');
    said[what]?.push(volume);
  });
  const ended = once(lines, 'close').then(() => last);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, told: said['told'] ?? [], lost: said['lost'] ?? [], ended, kill };
}
