import { each, plain, read, type Plain } from '../describing/safe-read.ts';

/** Which members of a value may be sent: all, the named members of an object, or the members of each element. */
export type Shape = true | readonly [Shape] | Shapes;

interface Shapes {
  readonly [member: string]: Shape;
}

/** Copies only the members that the shape names: a member that no schema names never leaves the process. */
export function pick(value: unknown, shape: Shape): Plain | undefined {
  if (shape === true || typeof value !== 'object' || value === null) return plain(value);
  if (!isList(shape)) return pickMembers(value, shape);
  // The validator refuses a value that is not a list where the schema has one.
  if (!Array.isArray(value)) return plain(value);
  return each(value, (element) => pick(element, shape[0]));
}

function isList(shape: Exclude<Shape, true>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function pickMembers(object: object, shape: Shapes): Plain | undefined {
  const picked: Record<string, Plain> = {};
  for (const name in shape) {
    const member = pick(read(object, name), shape[name] ?? true);
    if (member !== undefined) picked[name] = member;
  }
  return picked;
}
