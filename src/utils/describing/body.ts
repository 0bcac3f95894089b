// Who hands in the whole body of a response, as `{ server: { id, … } }`, means the object inside.
import { isObject, names, read } from './safe-read.ts';

/** What `describe` makes of an object, or of what is inside of it, when only that says which it is. */
export function describeAsGiven(given: unknown, describe: (object: unknown) => object): object {
  const described = describe(given);
  if (isIdentified(described)) return described;
  const inside = inBody(given);
  const better = inside === undefined ? described : describe(inside);
  return isIdentified(better) ? better : described;
}

function isIdentified(described: object): boolean {
  return read(described, 'id') !== undefined || read(described, 'name') !== undefined;
}

function inBody(body: unknown): object | undefined {
  const [only, ...others] = names(body);
  const inside = only === undefined || others.length > 0 ? undefined : read(body, only);
  return isObject(inside) ? inside : undefined;
}
