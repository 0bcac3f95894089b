/**
 * What something was done to: the object as its API returned it, with whatever members it has, or as little as `{ id }`.
 * What somebody forgot to await, a list, a function, and an error are none.
 */
export type Resource = NoPromise & NoList & NoFunction & NoError & (object | Members);

// So that an object that is written in the call may have members, too.
type Members = Readonly<Record<string, unknown>>;

interface NoPromise {
  readonly then?: undefined;
}

interface NoList {
  readonly [Symbol.iterator]?: undefined;
}

interface NoFunction {
  readonly bind?: undefined;
}

// An error has both as texts. A resource may have either: a message of its own, or the name of its Heat stack.
type NoError = { readonly message?: NoText } | { readonly stack?: NoText };

type NoText = object | number | boolean | null | undefined;
