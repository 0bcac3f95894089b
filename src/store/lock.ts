// One process at a time writes under a name. It shows that by a file `.<name>.<process>.lock` in the directory.
import { closeSync, openSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { hasLeft, LEASE, thisProcess } from '../utils/runtime/owner.ts';
import { StoreError } from './errors.ts';
import { checkName } from './names.ts';

const MOST_SLOTS = 100;

export class Lock {
  readonly name: string;
  readonly #file: string;

  private constructor(name: string, file: string) {
    this.name = name;
    this.#file = file;
  }

  /** Throws a `StoreError` (`ERR_STORE_IN_USE`, `ERR_STORE_NAME_INVALID`) when the name cannot be had. */
  static of(directory: string, name: string): Lock {
    checkName(name);
    const lock = Lock.#tried(directory, name);
    if (lock !== undefined) return lock;
    throw new StoreError(
      'ERR_STORE_IN_USE',
      `another collector writes to ${directory} as '${name}': end it, or give this one another name`,
    );
  }

  /** The first free one of `<host>`, `<host>-2`, `<host>-3`, …: a process that is started again gets its name again. */
  static ofHost(directory: string): Lock {
    const host = hostname()
      .replaceAll(/[^\w.-]/g, '_')
      .replace(/^[.-]/, '_')
      .replace(/-(?=\d{6,}$)/, '_');
    for (let slot = 1; slot <= MOST_SLOTS; slot++) {
      const lock = Lock.#tried(directory, slot === 1 ? host : `${host}-${String(slot)}`);
      if (lock !== undefined) return lock;
    }
    return Lock.of(directory, host);
  }

  /** Shows that this process is alive. Throws a `StoreError` (`ERR_STORE_TAKEN_OVER`) when it was taken for gone. */
  renew(): void {
    const now = new Date();
    try {
      utimesSync(this.#file, now, now);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new StoreError(
        'ERR_STORE_TAKEN_OVER',
        `this process slept for more than ${String(LEASE / 1000)} seconds, and another one writes as '${this.name}'`,
      );
    }
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }

  // Who sees another one alive after he has put his own there withdraws. So of two at the same moment at most one stays:
  // the one that looks last sees the other.
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

/** A lock of this name is there from now on, in place of those that are left. */
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
