// A folder that notifications are kept in: each once, and by day.
import type { ReceivedNotification } from '../consumer/index.ts';
import { makeFolder } from '../utils/runtime/folders.ts';
import { dayOf } from './day.ts';
import { Days } from './days.ts';
import type { Engine } from './engine.ts';
import { KnownIds } from './known-ids.ts';
import { Lock } from './lock.ts';
import { newestIds } from './newest-ids.ts';
import { Trouble } from './trouble.ts';
import { Upkeep } from './upkeep.ts';

/** How notifications are kept. */
export interface StoreOptions {
  readonly directory: string;
  /** Under which name this process writes; by default the host's, with a number when that is in use. */
  readonly name: string | undefined;
  /** How many whole days after that of its arrival one is kept; for ever when it is absent. */
  readonly keep: number | undefined;
  /** Makes Parquet of finished files. Without it they stay as they are. */
  readonly engine: Engine | undefined;
  /** How large a file becomes before it is finished, in bytes. */
  readonly fileBytes?: number;
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
}

/** What became of all that came. */
export interface StoreCounts {
  readonly kept: number;
  /** Not kept again: their `message_id` is known. */
  readonly duplicates: number;
}

/** What has to be known of one that is kept. */
type Told = Pick<ReceivedNotification, 'notification'> & Partial<ReceivedNotification>;

const FILE_BYTES = 2 ** 27;

export class Store implements AsyncDisposable {
  readonly #now: () => number;
  readonly #lock: Lock;
  readonly #days: Days;
  readonly #upkeep: Upkeep;
  readonly #known = new KnownIds();
  readonly #inHand = new Map<string, Promise<void>>();
  readonly #counts = { kept: 0, duplicates: 0 };

  private constructor(options: StoreOptions, lock: Lock) {
    const { directory, fileBytes = FILE_BYTES, now = Date.now } = options;
    this.#now = now;
    this.#lock = lock;
    this.#days = new Days(directory, lock.name, fileBytes, new Trouble());
    this.#upkeep = new Upkeep({ ...options, now, lock, days: this.#days });
  }

  /**
   * Makes the directory when it is not there, and reads which ids were kept last.
   *
   * Throws a `StoreError` (`ERR_STORE_IN_USE`, `ERR_STORE_NAME_INVALID`) when the name cannot be had.
   */
  static async open(options: StoreOptions): Promise<Store> {
    const { directory, name, engine } = options;
    makeFolder(directory);
    const store = new Store(options, name === undefined ? Lock.ofHost(directory) : Lock.of(directory, name));
    for await (const id of newestIds(directory, store.name, engine)) store.#known.add(id);
    store.#upkeep.start();
    return store;
  }

  /** Under which this process writes. */
  get name(): string {
    return this.#lock.name;
  }

  /** Aborted, with a `StoreError` as its reason, when another process writes under this name. */
  get lost(): AbortSignal {
    return this.#upkeep.lost;
  }

  /**
   * Resolves when it is safe on the disk, to whether it was not before. While the disk does not take it, that is tried
   * again. `line` is what is kept of it, as it came.
   */
  async keep(received: Told, line: string = JSON.stringify(received)): Promise<boolean> {
    this.lost.throwIfAborted();
    const id = idOf(received);
    const before = id === undefined ? false : (this.#inHand.get(id) ?? this.#known.has(id));
    if (before === false) return this.#write(received, line, id);
    await before;
    this.#counts.duplicates++;
    return false;
  }

  /** From now on what the disk does not take is tried once, and not again. */
  giveUp(): void {
    this.#days.giveUp();
  }

  counts(): StoreCounts {
    return { ...this.#counts };
  }

  /** Ends after what is being written. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.giveUp();
    await this.#upkeep.stop();
    await this.#days.rest();
    this.#lock.release();
  }

  async #write({ notification }: Told, line: string, id?: string): Promise<true> {
    const written = this.#days.append(dayOf(notification.timestamp, this.#now()), line);
    if (id === undefined) await written;
    else await this.#remember(id, written);
    this.#counts.kept++;
    return true;
  }

  async #remember(id: string, written: Promise<void>): Promise<void> {
    this.#inHand.set(id, written);
    try {
      await written;
      this.#known.add(id);
    } finally {
      this.#inHand.delete(id);
    }
  }
}

// An empty one is none: two that have it are not the same.
function idOf({ notification: { message_id: id } }: Told): string | undefined {
  return typeof id === 'string' && id !== '' ? id : undefined;
}
