/** A notification as a report takes it: of this package, read without a risk, once, in the order of time. */
export interface Entry {
  /** Its `message_id`. */
  readonly id: string;
  /** Its `operation_id`: the same in a start and its outcome, and its own `id` for what is told once. Older ones have none. */
  readonly operation: string | undefined;
  /** When it was told: milliseconds since 1970, UTC. */
  readonly at: number;
  /** The type of the resource: `volume`. */
  readonly type: string;
  /** `extend`. */
  readonly action: string;
  readonly phase: 'start' | 'end' | 'error';
  /** How many it stands for: more than one of failures of nobody known that were told as one. */
  readonly count: number;
  /** The `publisher_id` of who told it: `horizon.web-1`. */
  readonly publisher: string;
  /** Who did it. */
  readonly user: Named;
  /** The project that the user worked in. */
  readonly project: Named;
  /** What it was done to. Only an end is sure to know that: what is created has no id yet, and may have no name. */
  readonly resource: Named;
  readonly region: string | undefined;
  /** The view of the dashboard: `project/volumes`. */
  readonly view: string | undefined;
  /** `req-…`: that of the request to the dashboard. */
  readonly requestId: string | undefined;
  /** Seconds; of an end or an error. */
  readonly duration: number | undefined;
  /** What was told, for what one report alone reads; nothing in it is checked. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What has an id, a name, or both. An empty text for what is not told. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
