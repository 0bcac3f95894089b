// One process at a time writes under a name. Its lock is the file `.<name>.<process>.lock` in the directory.
import { closeSync, openSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { hasLeft, LEASE, thisProcess } from '../utils/runtime/owner.ts';
import { StoreError } from './errors.ts';
import { checkName } from './names.ts';

const MAX_SLOTS = 100;

export class Lock {
  readonly name: string;
  readonly #file: string;

  private constructor(name: string, file: string) {
    this.name = name;
    this.#file = file;
  }

  /** Throws a `StoreError` (`ERR_STORE_IN_USE`, `ERR_STORE_NAME_INVALID`) when the name is not available. */
  static of(directory: string, name: string): Lock {
    checkName(name);
    const lock = Lock.#tried(directory, name);
    if (lock !== undefined) return lock;
    throw new StoreError(
      'ERR_STORE_IN_USE',
      `another collector writes to ${directory} as '${name}': stop it, or choose another --name`,
    );
  }

  /** Locks the first free name of `<host>`, `<host>-2`, `<host>-3`, …: a restarted process gets its name again. */
  static ofHost(directory: string): Lock {
    const host = hostname()
      .replaceAll(/[^\w.-]/g, '_')
      .replace(/^[.-]/, '_')
      .replace(/-(?=\d{6,}$)/, '_');
    for (let slot = 1; slot <= MAX_SLOTS; slot++) {
      const lock = Lock.#tried(directory, slot === 1 ? host : `${host}-${String(slot)}`);
      if (lock !== undefined) return lock;
    }
    return Lock.of(directory, host);
  }

  /** Renews the lock. Throws a `StoreError` (`ERR_STORE_TAKEN_OVER`) when another process has taken the name over. */
  renew(): void {
    const now = new Date();
    try {
      utimesSync(this.#file, now, now);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new StoreError(
        'ERR_STORE_TAKEN_OVER',
        `this process slept for more than ${String(LEASE / 1000)} seconds, and another process writes as '${this.name}'`,
      );
    }
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }

  // A process that sees another live lock after creating its own withdraws. So at most one of two at the same moment
  // stays: the one that looks last sees the other.
  static #tried(directory: string, name: string): Lock | undefined {
    const mine = join(directory, `.${name}.${thisProcess()}.lock`);
    const others = othersOf(directory, name, mine);
    if (others.some((file) => !isLeft(file))) return undefined;
    put(mine, others);
    if (othersOf(directory, name, mine).length === 0) return new Lock(name, mine);
    rmSync(mine, { force: true });
    return undefined;
  }
}

function othersOf(directory: string, name: string, mine: string): string[] {
  return readdirSync(directory)
    .filter((file) => nameIn(file) === name)
    .map((file) => join(directory, file))
    .filter((file) => file !== mine);
}

/** Creates a lock, and removes the abandoned ones of the same name. */
function put(mine: string, left: readonly string[]): void {
  closeSync(openSync(mine, 'a', 0o600));
  for (const file of left) rmSync(file, { force: true });
}

const LOCK = /^\.(.+)\.([^.]+)\.lock$/;

function nameIn(file: string): string | undefined {
  return LOCK.exec(file)?.[1];
}

function isLeft(file: string): boolean {
  const [, , owner = ''] = LOCK.exec(basename(file)) ?? [];
  return hasLeft(owner, () => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
