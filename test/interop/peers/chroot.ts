import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './process.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
export const INTEROP = join(PROJECT, '.interop');
/** The root folder of Debian 13: the current generation of the peers. */
export const TRIXIE = join(INTEROP, 'trixie');

// /proc of its own process namespace, /dev, and the temporary folder under the same name as outside.
const ENTER = `
set -e
root=$1 tmp=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$tmp"
mount --bind "$tmp" "$root$tmp"
exec chroot "$root" "$@"`;

/**
 * Returns a command line that runs a command inside a root folder. Mounts and processes live in namespaces of their
 * own: when the command ends, however it ends, the kernel removes both.
 */
export function inside(root: string, command: readonly string[]): [string, string[]] {
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child'];
  return ['unshare', [...namespaces, 'sh', '-c', ENTER, 'enter', root, tmpdir(), ...command]];
}

/** The same for a command of this machine: no mounts, but no process outlives it. */
export function contained(command: readonly string[]): [string, string[]] {
  return ['unshare', ['--pid', '--fork', '--kill-child', '--mount-proc', ...command]];
}

/** Removes a root folder, and never the contents of its mounts. */
export async function removeRoot(root: string): Promise<void> {
  for (const point of await mountsUnder(root)) {
    // A shared mount of /dev would unmount the machine's own /dev/pts.
    await run('mount', ['--make-rprivate', point]);
    await run('umount', ['--lazy', point]);
  }
  const left = await mountsUnder(root);
  if (left.length > 0) throw new Error(`still mounted, so not removed: ${left.join(', ')}`);
  await run('rm', ['-rf', '--one-file-system', root]);
}

async function mountsUnder(root: string): Promise<string[]> {
  const lines = (await readFile('/proc/self/mountinfo', 'utf8')).trim().split('\n');
  const points = lines.map((line) => unescape(line.split(' ')[4] ?? ''));
  return points.filter((point) => point === root || point.startsWith(`${root}/`)).reverse();
}

// The kernel writes a space as \040.
function unescape(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}
