// Which process, or thread of one, holds a log or a name, and whether it is still alive. Names of folders and files
// contain its identity.
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Returns `<machine>-<pid>-<start>`: a pid alone is reused, and is valid only in its own namespace. The main thread has
 * the identity of its process; a worker, which may be terminated before its process, has that of its thread.
 */
export function thisProcess(): string {
  const id = threadId();
  return `${machine()}-${String(id)}-${startOf(id) ?? '0'}`;
}

/** Whether the process has certainly ended; `undefined` when it cannot be seen from here. */
export function isGone(owner: string): boolean | undefined {
  const [where, pid, start] = owner.split('-');
  if (where !== machine()) return undefined;
  const running = startOf(Number(pid));
  if (running !== undefined) return running !== start;
  return !isRunning(Number(pid));
}

// An owner that cannot be seen from here, as in another container or machine, touches its files while it is alive.
export const LEASE = 60_000; // milliseconds

/**
 * Whether the process has given up its files. `touchedAt` returns when it last touched them: milliseconds since 1970.
 */
export function hasLeft(owner: string, touchedAt: () => number): boolean {
  return isGone(owner) ?? isStale(touchedAt());
}

/**
 * Whether a file that is touched while it is held was not touched for too long; `touchedAt` is in milliseconds since
 * 1970.
 */
export function isStale(touchedAt: number): boolean {
  return Date.now() - touchedAt > LEASE;
}

let known: string | undefined;

// proc(5). Without it, as on other systems, the process's id stands for each of its threads.
function threadId(): number {
  const [, , id] = link('/proc/thread-self').split('/');
  return id === undefined ? process.pid : Number(id);
}

// Identifies the boot of a machine and the namespace of process ids in it: a container has a namespace of its own.
function machine(): string {
  known ??= createHash('sha256')
    .update((read('/proc/sys/kernel/random/boot_id') || hostname()) + link('/proc/self/ns/pid'))
    .digest('hex')
    .slice(0, 12);
  return known;
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}

// proc(5): the 22nd field is the start time, the third the state. A zombie has ended, but its parent has not waited for
// it.
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${String(pid)}/stat`);
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ['Z', 'X'].includes(state) ? 'ended' : fields[18];
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
