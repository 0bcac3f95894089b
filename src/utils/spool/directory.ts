// The directory of a spool, which several processes may share: each has logs of its own in it, `<log>.<owner>`.
import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder } from '../runtime/folders.ts';
import { CURSOR } from './cursor.ts';
import { hasLeft, isStale, thisProcess } from '../runtime/owner.ts';
import { processWide } from '../runtime/process-wide.ts';
import { Space } from './space.ts';
import { Failures } from './failures.ts';

const LOG = /^([0-9a-z]+-[0-9a-f]{8})\.([0-9a-z-]+)$/; // the first part sorts by age
const NOBODY = 'left';
const DAMAGED = 'damaged';

/** The logs that the notifiers of this thread hold. */
const held = processWide('held logs', () => new Set<string>());

export class Directory {
  readonly trouble: Failures = new Failures();
  readonly space: Space;
  readonly #path: string;
  readonly #mine = new Set<string>();
  readonly #owner = thisProcess();

  constructor(path: string, maxBytes: number) {
    this.#path = path;
    this.space = new Space(maxBytes);
  }

  /** The path of a new log of this process, as old as another one, or new. Nothing is there yet. */
  newLog(asOldAs: string = Date.now().toString(36)): string {
    const [time = ''] = asOldAs.split('-');
    return join(this.#path, `${time}-${randomBytes(4).toString('hex')}.${this.#owner}`);
  }

  /** Makes the folder of a log of this process, if it is not there. */
  claim(folder: string): void {
    makeFolder(folder);
    this.#hold(folder);
  }

  /** Takes over so many logs of processes that have ended, each by one of us only; gives their folders, oldest first. */
  takeOver(most: number = Infinity): string[] {
    const taken: string[] = [];
    for (const name of readdirSync(this.#path).sort()) {
      if (taken.length >= most) break;
      const folder = this.#take(name);
      if (folder !== undefined) taken.push(folder);
    }
    for (const folder of taken) this.#hold(folder);
    return taken;
  }

  /** Shows that this process is alive; gives the folders that another one has taken over all the same. */
  renew(): string[] {
    return [...this.#mine].filter((folder) => this.#isGone(folder));
  }

  /** Looks how much all that is not ours takes. */
  measure(): void {
    let bytes = 0;
    for (const path of namesIn(this.#path).map((name) => join(this.#path, name))) {
      if (this.#mine.has(path)) continue;
      this.trouble.attempt('measure its directory', () => {
        bytes += bytesIn(path);
      });
    }
    this.space.others = bytes;
  }

  /** Lets go of a log: for good, or for whoever comes next. */
  giveBack(folder: string, isEmpty: boolean): void {
    if (!this.#letGo(folder)) return;
    const [, log] = LOG.exec(basename(folder)) ?? [];
    this.trouble.attempt('release a log', () => {
      if (isEmpty) this.#remove(folder);
      else renameSync(folder, join(this.#path, `${String(log)}.${NOBODY}`));
    });
  }

  /** Removes a log of ours with all that is in it: that is elsewhere now. */
  discard(folder: string): void {
    this.#letGo(folder);
    this.trouble.attempt('remove a log', () => {
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Keeps a file, or a folder, that somebody should look at. */
  setAside(path: string): void {
    this.trouble.attempt('set aside what is damaged', () => {
      const damaged = join(this.#path, DAMAGED);
      makeFolder(damaged);
      if (!lstatSync(damaged).isDirectory()) throw new TypeError(`'${DAMAGED}' is a link`);
      const [log] = basename(join(path, '..')).split('.');
      renameSync(path, join(damaged, `${String(log)}.${basename(path)}`));
    });
  }

  #isGone(folder: string): boolean {
    try {
      touch(folder);
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return this.#letGo(folder);
      this.trouble.failed('mark a log as in use', error);
      return false;
    }
  }

  // What is left in it is not ours, and stays there when it cannot be set aside.
  #remove(folder: string): void {
    rmSync(join(folder, CURSOR), { force: true });
    for (const name of readdirSync(folder)) this.setAside(join(folder, name));
    rmdirSync(folder);
  }

  // A folder is renamed by one process; the others find it gone. It keeps its age when it is renamed: unless it is touched
  // before, who cannot see this process would take it for left at once.
  #take(name: string): string | undefined {
    const [, log, owner] = LOG.exec(name) ?? [];
    if (log === undefined || owner === undefined) return undefined;
    const from = join(this.#path, name);
    const to = join(this.#path, `${log}.${this.#owner}`);
    try {
      // A link to a folder is none of ours: what that holds would be set aside.
      if (!this.#isLeft(from, owner) || !lstatSync(from).isDirectory()) return undefined;
      touch(from);
      renameSync(from, to);
      return to;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.trouble.failed('take over a log', error);
      return undefined;
    }
  }

  #isLeft(folder: string, owner: string): boolean {
    const touchedAt = (): number => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (owner === NOBODY) return true;
    // Of this very thread: another copy of the package may hold it, in a global object of its own, and be alive or not.
    if (owner === this.#owner) return !held.has(folder) && isStale(touchedAt());
    return hasLeft(owner, touchedAt);
  }

  #hold(folder: string): void {
    this.#mine.add(folder);
    held.add(folder);
  }

  #letGo(folder: string): boolean {
    held.delete(folder);
    return this.#mine.delete(folder);
  }
}

function touch(folder: string): void {
  const now = new Date();
  utimesSync(folder, now, now);
}

// Another process may remove it meanwhile.
function bytesIn(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  return namesIn(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
