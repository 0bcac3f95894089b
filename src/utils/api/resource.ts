/**
 * The resource of an action: the object as its API returned it, with any members, or as little as `{ id }`. A promise
 * that was not awaited, a list, a function and an error do not compile.
 */
export type Resource = NoPromise & NoList & NoFunction & NoError & (object | Members);

// So that an object literal in the call may have members, too.
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

// An error has both as texts. A resource may have one of them: a message of its own, or the name of its Heat stack.
type NoError = { readonly message?: NoText } | { readonly stack?: NoText };

type NoText = object | number | boolean | null | undefined;
