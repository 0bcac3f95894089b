// How much stack is left, which no engine reports: measured by a function that does nothing but use stack.

// 20 levels of 25 arguments use at least 5 KB, in each tier of the compiler, and take 0.1 µs: arguments are always on
// the stack, while the variables of an optimised function are not.
const LEVELS = 20;

/** How many times 5 KB a first run needs, since the code is compiled on the same stack; so does code of others. */
export const MUCH = 16;

/** Throws a RangeError, as any call without stack does, unless there is this many times 5 KB for the following code. */
export function needStack(times: number): void {
  takeStack(LEVELS * times, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

// All have a name: arguments without a parameter are not passed once the function is optimised.
// prettier-ignore
function takeStack(levels: number, a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0, i: 0, j: 0, k: 0, l: 0, m: 0, n: 0, o: 0, p: 0, q: 0, r: 0, s: 0, t: 0, u: 0, v: 0, w: 0, x: 0): void {
  if (levels > 0) takeStack(levels - 1, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x);
}
