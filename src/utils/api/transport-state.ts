/** What is going on between a notifier and its broker. */
export interface TransportState {
  readonly connection: ConnectionState;
  /** The links to the broker, by topic: there is one when something was sent to it. */
  readonly links: Readonly<Record<string, LinkState>>;
  /** Bytes of the notifications that are pending in memory. */
  readonly pendingBytes: number;
  /** How many failures of nobody known were folded into one for want of room, in all; absent while none was. */
  readonly folded?: number;
  /** Milliseconds since the oldest pending notification was told; absent when none is pending. */
  readonly oldestPending?: number;
  /** What is on the disk, when there is a spool. */
  readonly spool?: SpoolState;
}

/** What is on the disk. */
export interface SpoolState {
  /** What all files in its directory take, also those of other processes. */
  readonly bytes: number;
  /** How many of those pending are on the disk only: memory holds the first ones. */
  readonly onDiskOnly: number;
  /** In how many places something was found that cannot be read. */
  readonly damaged: number;
  /**
   * What failed last, as `cannot be written (ENOSPC)`; gone when writing succeeds again, and for anything else when
   * nothing has failed for ten seconds.
   */
  readonly error?: string;
}

/** How it is to the broker. */
export interface ConnectionState {
  /**
   * `off`: no URL. `waiting`: the last attempt failed, the next one comes. `failed`: rhea cannot be loaded, so none comes.
   */
  readonly state: 'off' | 'connecting' | 'open' | 'waiting' | 'failed' | 'closed';
  /** The broker that is (or was last) tried, without credentials. */
  readonly url?: string;
  /** What the broker says that it is, as `RabbitMQ 4.0.5`. */
  readonly product?: string;
  /** Attempts since the last connection that worked. */
  readonly attempts: number;
  /** Why the last connection failed or ended. */
  readonly error?: string;
}

/** How the way of a topic is, and how much is on it. */
export interface LinkState {
  readonly state: 'detached' | 'attaching' | 'open';
  readonly address?: string;
  /** Not yet sent. */
  readonly waiting: number;
  /** Sent, without an outcome yet. */
  readonly unsettled: number;
  /** Why the broker last refused the link or ended it, or takes nothing over it. */
  readonly error?: string;
}
