// A folder that keeps notifications by day, without duplicates.
import type { ReceivedNotification } from '../consumer/index.ts';
import { makeFolder } from '../utils/runtime/folders.ts';
import { dayOf } from './day.ts';
import { Days } from './days.ts';
import type { Engine } from './engine.ts';
import { KnownIds } from './known-ids.ts';
import { Lock } from './lock.ts';
import { newestIds } from './newest-ids.ts';
import { DiskFailures } from './disk-failures.ts';
import { Upkeep } from './upkeep.ts';

/** The settings of a store. */
export interface StoreOptions {
  readonly directory: string;
  /** The name under which this process writes; by default the host's, with a number when that is in use. */
  readonly name: string | undefined;
  /** The number of whole days to keep notifications after that of their arrival; forever when `undefined`. */
  readonly keep: number | undefined;
  /** Converts finished files to Parquet. Without it, they stay as they are. */
  readonly engine: Engine | undefined;
  /** The size at which a file is finished, in bytes. */
  readonly fileBytes?: number;
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
}

/** The numbers of notifications by result. */
export interface StoreCounts {
  readonly kept: number;
  /** Not kept again: their `message_id` is known. */
  readonly duplicates: number;
}

/** The required parts of a received notification. */
type Received = Pick<ReceivedNotification, 'notification'> & Partial<ReceivedNotification>;

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
    this.#days = new Days(directory, lock.name, fileBytes, new DiskFailures());
    this.#upkeep = new Upkeep({ ...options, now, lock, days: this.#days });
  }

  /**
   * Creates the directory if necessary, and reads the latest ids kept.
   *
   * Throws a `StoreError` (`ERR_STORE_IN_USE`, `ERR_STORE_NAME_INVALID`) when the name is not available.
   */
  static async open(options: StoreOptions): Promise<Store> {
    const { directory, name, engine } = options;
    makeFolder(directory);
    const store = new Store(options, name === undefined ? Lock.ofHost(directory) : Lock.of(directory, name));
    for await (const id of newestIds(directory, store.name, engine)) store.#known.add(id);
    store.#upkeep.start();
    return store;
  }

  /** The name under which this process writes. */
  get name(): string {
    return this.#lock.name;
  }

  /** Aborted, with a `StoreError` as its reason, when another process writes under this name. */
  get lost(): AbortSignal {
    return this.#upkeep.lost;
  }

  /**
   * Resolves when the notification is safe on the disk: `true` if it is new. Failed writes are retried. `line` is the
   * text to keep, as received.
   */
  async keep(received: Received, line: string = JSON.stringify(received)): Promise<boolean> {
    this.lost.throwIfAborted();
    const id = idOf(received);
    const before = id === undefined ? false : (this.#inHand.get(id) ?? this.#known.has(id));
    if (before === false) return this.#write(received, line, id);
    await before;
    this.#counts.duplicates++;
    return false;
  }

  /** From now on, a failed write is not repeated. */
  giveUp(): void {
    this.#days.giveUp();
  }

  counts(): StoreCounts {
    return { ...this.#counts };
  }

  /** Closes the store after the pending writes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.giveUp();
    await this.#upkeep.stop();
    await this.#days.rest();
    this.#lock.release();
  }

  async #write({ notification }: Received, line: string, id?: string): Promise<true> {
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

// The empty string is not an id: two notifications with it differ.
function idOf({ notification: { message_id: id } }: Received): string | undefined {
  return typeof id === 'string' && id !== '' ? id : undefined;
}
