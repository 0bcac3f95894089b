import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TRIXIE, inside } from './chroot.ts';
import { Peer } from './process.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const PYTHON = '/usr/bin/python3';
const START_MS = 30_000;

/** Stands for the folder of the schemas in the arguments of an example. */
export const SCHEMAS = 'SCHEMAS';

/** A running example in Python. */
export interface PythonExample extends AsyncDisposable {
  /** Resolves to all its lines of output, once there are this many. */
  waitFor(count: number, timeoutMs: number): Promise<readonly string[]>;
}

/** Starts an example of `examples/python/`, and waits until it listens. */
export async function startExample(
  name: string,
  args: readonly string[],
  chroot: boolean,
): Promise<PythonExample> {
  // A root folder does not contain the project, but shares the temporary folder.
  const home = await mkdtemp(join(tmpdir(), 'interop-python-'));
  for (const folder of ['examples/python', 'schemas']) {
    await cp(join(PROJECT, folder), join(home, folder), { recursive: true });
  }
  const given = args.map((arg) => (arg === SCHEMAS ? join(home, 'schemas') : arg));
  const python = ['-I', join(home, 'examples/python', name), ...given];
  const line: [string, string[]] = chroot ? inside(TRIXIE, [PYTHON, ...python]) : [PYTHON, python];
  const peer = new Peer(name, ...line);
  const lines: string[] = [];
  createInterface(peer.stdout).on('line', (line) => lines.push(line));
  const stop = async () => {
    await peer.stop();
    await rm(home, { recursive: true });
  };
  try {
    await peer.until('listening', () => lines.shift(), START_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  const all = (count: number) => (lines.length < count ? undefined : lines);
  const waitFor = (count: number, timeoutMs: number) =>
    peer.until(`${count} lines`, () => all(count), timeoutMs);
  return { waitFor, [Symbol.asyncDispose]: stop };
}
