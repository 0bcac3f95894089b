// A caller that passes the whole body of a response, such as `{ server: { id, … } }`, means the object inside.
import { isObject, names, read } from './safe-read.ts';

/** Returns the description of an object, or of the object inside it if only that one is identified. */
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
