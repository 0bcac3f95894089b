// A shape lists the members of an action's parameters that may leave the process: see utils/notification/allow-list.ts.
import type { Shape } from '../../src/utils/notification/allow-list.ts';
import { resolve, type JsonSchema, type ResourceSchema } from './schemas.ts';

/** Returns the shape of each action's parameters; an action without parameters has an empty one. */
export function parameterShapes(resource: ResourceSchema): Record<string, Shape> {
  const file = `${resource.path}.json`;
  return Object.fromEntries(
    resource.actions.map(({ action, parameters }) => [action, parameters ? shapeOf(parameters, file) : {}]),
  );
}

function shapeOf(reference: JsonSchema, from: string): Shape {
  const { schema, file } = resolve(reference, from);
  if (schema.items !== undefined) return [shapeOf(schema.items, file)];
  if (schema.properties === undefined) return true;
  const members = Object.entries(schema.properties);
  return Object.fromEntries(members.map(([name, member]) => [name, shapeOf(member, file)]));
}
