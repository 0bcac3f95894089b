/** `start` before it is tried, then `end` or `error`. What just happens is told once, as `end` or `error`. */
export type Phase = 'start' | 'end' | 'error';

/** The parameters of an action that has none. */
export interface NoParameters {
  readonly [noParameters]?: never;
}

// An interface without members would take any.
declare const noParameters: unique symbol;

/**
 * What a caller may hand in for a value of a schema: the same, but it may be read-only, and `null`, which an API gives for
 * what is not there, and `undefined` are absent.
 */
export type Given<T> = T extends readonly (infer Element)[]
  ? readonly (Given<Element> | null | undefined)[]
  : T extends object
    ? { readonly [Member in keyof T]: Given<T[Member]> | null | undefined }
    : T;

/** What is read of an API's object for a value of a schema: the same, and what is `undefined` does not reach the wire. */
export type Described<T> = T extends readonly (infer Element)[]
  ? readonly Described<Element>[]
  : T extends object
    ? { readonly [Member in keyof T]: Described<T[Member]> | undefined }
    : T;

// `keyof Parameters & string`, and no name for it: the compiler then lists the actions to who writes another.

/** What was done, and what was asked for. */
export interface Asked<Parameters, Action extends keyof Parameters & string> {
  /** What the user did: one of the actions of the resource's schema. */
  readonly action: Action;
  /** What was asked for. Secrets have no place here: what the schema does not name is not sent. */
  readonly parameters?: Given<Parameters[Action]> | null | undefined;
}

/** What was done, how far it is, with which parameters, when, and why it failed. */
export type DetailsOf<Parameters, Action extends keyof Parameters & string> = Asked<Parameters, Action> &
  When &
  Outcome;

/** The same for any of a resource's actions, each with its own parameters: the type of details in a variable. */
export type Details<Parameters> = {
  [Action in keyof Parameters & string]: DetailsOf<Parameters, Action>;
}[keyof Parameters & string];

interface When {
  /**
   * When it happened: a Date, or milliseconds since 1970. Without it, it happens now. What is no time from 1970 to 9999
   * counts as absent.
   */
  readonly at?: Date | number | null | undefined;
}

type Outcome = Started | Ended | Failed;

interface Started {
  /** How far it is: `start` before it is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'start';
  readonly error?: undefined;
  readonly duration?: undefined;
}

interface Ended extends Took {
  /** How far it is: `start` before it is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'end';
  readonly error?: undefined;
}

interface Failed extends Took {
  /** How far it is: `start` before it is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'error';
  /** Why it failed: whatever was thrown, an Error, a text, anything. */
  readonly error: unknown;
}

interface Took {
  /**
   * How many seconds it took. Without it, that is the time since the start, if one was emitted. What is no number from
   * 0 on counts as absent.
   */
  readonly duration?: number | null | undefined;
}
