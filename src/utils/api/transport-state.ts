/** The connection, the links and the queue between a notifier and its broker. */
export interface TransportState {
  readonly connection: ConnectionState;
  /** The links to the broker, by topic. A link is listed once something was sent over it. */
  readonly links: Readonly<Record<string, LinkState>>;
  /** Bytes of the notifications that are pending in memory. */
  readonly pendingBytes: number;
  /**
   * How many anonymous failures were folded into another one because the queue was nearly full, in total; absent while
   * there were none.
   */
  readonly folded?: number;
  /** Milliseconds since the oldest pending notification was emitted; absent when none is pending. */
  readonly oldestPending?: number;
  /** The state of the spool, if there is one. */
  readonly spool?: SpoolState;
}

/** The state of the spool. */
export interface SpoolState {
  /** The bytes of all files in its directory, including those of other processes. */
  readonly bytes: number;
  /** How many pending notifications are only on disk: memory holds the first ones. */
  readonly onDiskOnly: number;
  /** In how many places the spool cannot be read. */
  readonly damaged: number;
  /**
   * What failed last, such as `cannot be written (ENOSPC)`. It is cleared when writing succeeds again; any other
   * failure is cleared when nothing has failed for ten seconds.
   */
  readonly error?: string;
}

/** The state of the connection. */
export interface ConnectionState {
  /**
   * `off`: no URL. `waiting`: the last attempt failed, another follows. `failed`: rhea cannot be loaded; there are no
   * more attempts.
   */
  readonly state: 'off' | 'connecting' | 'open' | 'waiting' | 'failed' | 'closed';
  /** The broker of the current or last attempt, without credentials. */
  readonly url?: string;
  /** The broker's product and version as it reports them, such as `RabbitMQ 4.0.5`. */
  readonly product?: string;
  /** Attempts since the last successful connection. */
  readonly attempts: number;
  /** Why the last connection failed or ended. */
  readonly error?: string;
}

/** The state of a topic's link, and the notifications on it. */
export interface LinkState {
  readonly state: 'detached' | 'attaching' | 'open';
  readonly address?: string;
  /** Notifications that were not sent yet. */
  readonly waiting: number;
  /** Notifications that were sent and have no outcome yet. */
  readonly unsettled: number;
  /** Why the broker last refused or detached the link, or accepts nothing over it. */
  readonly error?: string;
}
