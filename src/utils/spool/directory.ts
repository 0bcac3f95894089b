// The directory of a spool. Several processes may share it: each has its own logs in it, `<log>.<owner>`.
import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder } from '../runtime/folders.ts';
import { CURSOR } from './cursor.ts';
import { hasLeft, isStale, thisProcess } from '../runtime/owner.ts';
import { processWide } from '../runtime/process-wide.ts';
import { ANONYMOUS_SHARE } from '../notifier/occurrences.ts';
import { Failures } from './failures.ts';

const LOG = /^([0-9a-z]+-[0-9a-f]{8})\.([0-9a-z-]+)$/; // the first part sorts by age
const NOBODY = 'left';
const DAMAGED = 'damaged';

/** The logs that the notifiers of this thread hold. */
const held = processWide('held logs', () => new Set<string>());

export class Directory {
  readonly failures: Failures = new Failures();
  readonly space: Space;
  readonly #path: string;
  readonly #mine = new Set<string>();
  readonly #owner = thisProcess();

  constructor(path: string, maxBytes: number) {
    this.#path = path;
    this.space = new Space(maxBytes);
  }

  /** Returns the path of a new log of this process, dated as another log or as now. The path does not exist yet. */
  newLog(asOldAs: string = Date.now().toString(36)): string {
    const [time = ''] = asOldAs.split('-');
    return join(this.#path, `${time}-${randomBytes(4).toString('hex')}.${this.#owner}`);
  }

  /** Creates the folder of a log of this process, unless it exists. */
  claim(folder: string): void {
    makeFolder(folder);
    this.#hold(folder);
  }

  /** Takes over up to `most` logs of ended processes, each by one process only. Returns their folders, oldest first. */
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

  /** Marks our logs as in use. Returns the folders that another process has taken over nevertheless. */
  renew(): string[] {
    return [...this.#mine].filter((folder) => this.#isGone(folder));
  }

  /** Measures the space of everything that is not ours. */
  measure(): void {
    let bytes = 0;
    for (const path of namesIn(this.#path).map((name) => join(this.#path, name))) {
      if (this.#mine.has(path)) continue;
      this.failures.attempt('measure its directory', () => {
        bytes += bytesIn(path);
      });
    }
    this.space.others = bytes;
  }

  /** Releases a log: removes it when it is empty, otherwise leaves it to the next process. */
  giveBack(folder: string, isEmpty: boolean): void {
    if (!this.#letGo(folder)) return;
    const [, log] = LOG.exec(basename(folder)) ?? [];
    this.failures.attempt('release a log', () => {
      if (isEmpty) this.#remove(folder);
      else renameSync(folder, join(this.#path, `${String(log)}.${NOBODY}`));
    });
  }

  /** Removes a log of ours with its content, which is kept elsewhere by now. */
  discard(folder: string): void {
    this.#letGo(folder);
    this.failures.attempt('remove a log', () => {
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Moves a file or folder that a person should look at into `damaged`. */
  setAside(path: string): void {
    this.failures.attempt('set aside what is damaged', () => {
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
      this.failures.failed('mark a log as in use', error);
      return false;
    }
  }

  // The files that remain in the folder are not ours; the folder stays when they cannot be set aside.
  #remove(folder: string): void {
    rmSync(join(folder, CURSOR), { force: true });
    for (const name of readdirSync(folder)) this.setAside(join(folder, name));
    rmdirSync(folder);
  }

  // Only one process succeeds in renaming a folder; the others find it missing. Renaming keeps the modification time:
  // without the touch, a process that cannot see this one would consider the log left at once.
  #take(name: string): string | undefined {
    const [, log, owner] = LOG.exec(name) ?? [];
    if (log === undefined || owner === undefined) return undefined;
    const from = join(this.#path, name);
    const to = join(this.#path, `${log}.${this.#owner}`);
    try {
      // A link to a folder is not ours: the content of its target would be set aside.
      if (!this.#isLeft(from, owner) || !lstatSync(from).isDirectory()) return undefined;
      touch(from);
      renameSync(from, to);
      return to;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.failures.failed('take over a log', error);
      return undefined;
    }
  }

  #isLeft(folder: string, owner: string): boolean {
    const touchedAt = (): number => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (owner === NOBODY) return true;
    // Owned by this very thread: another copy of the package, with its own global object, may hold it, and may be alive
    // or not.
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

// Another process may remove the file meanwhile.
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

// The bytes that a spool may take on its disk, including those of other processes in the same directory.

export class Space {
  /** The bytes of this notifier's logs. */
  own = 0;
  /** The bytes of everything else in the directory, when it was last measured. */
  others = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get used(): number {
    return this.own + this.others;
  }

  /** Returns whether there is room. Unknown users get a share only: the rest is reserved for known users. */
  hasRoom(bytes: number, isAnonymous: boolean): boolean {
    return this.used + bytes <= (isAnonymous ? this.#most * ANONYMOUS_SHARE : this.#most);
  }
}
