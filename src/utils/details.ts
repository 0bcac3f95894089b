/** `start` before it is tried, then `end` or `error`. What just happens is told once, as `end` or `error`. */
export type Phase = 'start' | 'end' | 'error';

/** The parameters of an action that has none. */
export type NoParameters = Record<string, never>;

/** What a caller may hand in for a value of a schema: the same, but it may be read-only, and `undefined` is absent. */
export type Given<T> = T extends readonly (infer Element)[]
  ? readonly Given<Element>[]
  : T extends object
    ? { readonly [Member in keyof T]: Given<T[Member]> | undefined }
    : T;

/** What was done (one of the schema's actions), how far it is, with which parameters, when, and why it failed. */
export type Details<Parameters> = {
  [Action in keyof Parameters & string]: Told<Action, Parameters[Action]> & Outcome;
}[keyof Parameters & string];

interface Told<Action, Parameters> {
  readonly action: Action;
  /** What was asked for. Secrets have no place here: what the schema does not name is not sent. */
  readonly parameters?: Given<Parameters> | undefined;
  /**
   * When it happened: a Date, or milliseconds since 1970. Without it, it happens now. What is no time from 1970 to 9999
   * counts as absent.
   */
  readonly at?: Date | number | undefined;
}

type Outcome =
  | { readonly phase: 'start'; readonly error?: never; readonly duration?: undefined }
  | ({ readonly phase: 'end'; readonly error?: never } & Took)
  /** `error` is whatever was thrown: an Error, a text, anything. */
  | ({ readonly phase: 'error'; readonly error: unknown } & Took);

interface Took {
  /**
   * How many seconds it took. Without it, that is the time since the start, if one was emitted. What is no number from
   * 0 on counts as absent.
   */
  readonly duration?: number | undefined;
}
