/**
 * The phase of an action: `start` before it is tried, then `end` or `error`. An action that is emitted only once it is
 * over has `end` or `error` alone.
 */
export type Phase = 'start' | 'end' | 'error';

/** The type of the parameters of an action that has none. */
export interface NoParameters {
  readonly [noParameters]?: never;
}

// An interface without members would accept any value.
declare const noParameters: unique symbol;

/**
 * A value of a schema as a caller may pass it: it may be read-only, and `null`, which some APIs return for a missing
 * value, and `undefined` count as absent.
 */
export type Given<T> = T extends readonly (infer Element)[]
  ? readonly (Given<Element> | null | undefined)[]
  : T extends object
    ? { readonly [Member in keyof T]: Given<T[Member]> | null | undefined }
    : T;

/** A value of a schema as it is read from an API's object: members that are `undefined` do not reach the wire. */
export type Described<T> = T extends readonly (infer Element)[]
  ? readonly Described<Element>[]
  : T extends object
    ? { readonly [Member in keyof T]: Described<T[Member]> | undefined }
    : T;

// `keyof Parameters & string`, without an alias: the compiler then lists the actions when the one in the code does not
// exist.

/** What was done, with which parameters. */
export interface Asked<Parameters, Action extends keyof Parameters & string> {
  /** What the user did: one of the actions of the resource's schema. */
  readonly action: Action;
  /** The parameters of the action. Do not pass secrets; members that are not in the schema are not sent. */
  readonly parameters?: Given<Parameters[Action]> | null | undefined;
}

/** What was done, in which phase, with which parameters, when, and why it failed. */
export type DetailsOf<Parameters, Action extends keyof Parameters & string> = Asked<Parameters, Action> &
  When &
  Outcome;

/** The details of any action of a resource, each with its own parameters: the type for details in a variable. */
export type Details<Parameters> = {
  [Action in keyof Parameters & string]: DetailsOf<Parameters, Action>;
}[keyof Parameters & string];

interface When {
  /**
   * When it happened: a Date, or milliseconds since 1970. Default: now. A value outside the years 1970 to 9999 counts
   * as absent.
   */
  readonly at?: Date | number | null | undefined;
}

type Outcome = Started | Ended | Failed;

interface Started {
  /** The phase: `start` before the action is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'start';
  readonly error?: undefined;
  readonly duration?: undefined;
}

interface Ended extends Took {
  /** The phase: `start` before the action is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'end';
  readonly error?: undefined;
}

interface Failed extends Took {
  /** The phase: `start` before the action is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'error';
  /** Why it failed: the thrown value, which may be an Error, a text or anything else. */
  readonly error: unknown;
}

interface Took {
  /**
   * How many seconds it took. Default: the time since the start, if a start was emitted. A negative number, and
   * anything but a number, counts as absent.
   */
  readonly duration?: number | null | undefined;
}
