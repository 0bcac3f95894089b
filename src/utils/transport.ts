import type { Sealed } from './envelope.ts';
import type { Receipt } from './ledger.ts';

/** A way to the consumers. Whatever becomes of a notification, its receipt is told, once. */
export interface Transport {
  /** Takes a notification over. Returns at once; does not throw. */
  send(sealed: Sealed, receipt: Receipt): void;
  /** Lets go of all connections within `ms` milliseconds, and loses what is still pending as `closed`. */
  close(ms: number): Promise<void>;
  state(): TransportState;
}

/** What is going on between a notifier and its broker. */
export interface TransportState {
  readonly connection: ConnectionState;
  /** The links to the broker, by topic: there is one when something was sent to it. */
  readonly links: Readonly<Record<string, LinkState>>;
}

export interface ConnectionState {
  /** `off`: no URL. `waiting`: the last attempt failed, the next one comes. */
  readonly state: 'off' | 'connecting' | 'open' | 'waiting' | 'closed';
  /** The broker that is (or was last) tried, without credentials. */
  readonly url?: string;
  /** What the broker says that it is, as `RabbitMQ 4.0.5`. */
  readonly product?: string;
  /** Attempts since the last connection that worked. */
  readonly attempts: number;
  /** Why the last connection failed or ended. */
  readonly error?: string;
}

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
