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

/** What was done and what was asked for: the details without phase and error. */
export interface ActionOf<Parameters, Action extends keyof Parameters & string> {
  /** What the user did: one of the actions of the resource's schema. */
  readonly action: Action;
  /** What was asked for. Secrets have no place here: what the schema does not name is not sent. */
  readonly parameters?: Given<Parameters[Action]> | null | undefined;
}

/** What was done, how far it is, with which parameters, and why it failed. */
export type DetailsOf<Parameters, Action extends keyof Parameters & string> = ActionOf<Parameters, Action> &
  Outcome;

/** The same for any of a resource's actions, each with its own parameters: the type of details in a variable. */
export type Details<Parameters> = {
  [Action in keyof Parameters & string]: DetailsOf<Parameters, Action>;
}[keyof Parameters & string];

type Outcome = Going | Failed;

interface Going {
  /** How far it is: `start` before it is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'start' | 'end';
  readonly error?: undefined;
}

interface Failed {
  /** How far it is: `start` before it is tried, then `end`, or `error` with an `error`. */
  readonly phase: 'error';
  /** Why it failed: whatever was thrown, an Error, a text, anything. */
  readonly error: unknown;
}
