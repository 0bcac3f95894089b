// Runs a few lines in a process of its own, and reports how it ends.
import { execFile } from 'node:child_process';
import { build } from 'esbuild';
import { root } from '../scripts/generate/schemas.ts';

/** The end of a process. */
export interface Ended {
  readonly code: number | null;
  /** Its output, parsed as JSON. */
  readonly said: unknown;
  /** The time of its exit: milliseconds since 1970. */
  readonly at: number;
}

/**
 * Runs TypeScript as if it were at the top of the project. Rejects when it has not exited after `timeout` milliseconds.
 */
export async function runToItsEnd(source: string, timeout = 60_000): Promise<Ended> {
  const script = await bundled(source);
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-'],
      { cwd: root, timeout, env: environment },
      (error, stdout, stderr) => {
        const [at, code] = [Date.now(), child.exitCode];
        if (code === null || stdout === '')
          reject(new Error(`it did not end by itself, or said nothing: ${stderr}`, { cause: error }));
        else resolve({ code, said: JSON.parse(stdout), at });
      },
    );
    child.stdin?.end(script);
  });
}

// The coverage of such a process does not count, and takes long to merge. DNS look-ups end only when the system's
// resolver gives up.
const environment = { ...process.env, NODE_V8_COVERAGE: '', RES_OPTIONS: 'timeout:1 attempts:1' };

/**
 * Bundles TypeScript at the top of the project into a module for a process: in one piece it starts in a fraction of the
 * time.
 */
export async function bundled(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: root, loader: 'ts' } as const;
  const options = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  } as const;
  const { outputFiles } = await build({ stdin, ...options });
  return outputFiles[0]?.text ?? '';
}
