import { schemaIds } from '../generated/schema-ids.ts';

const services: ReadonlyMap<string, string> = new Map(
  Object.entries(schemaIds).map(([type, id]) => [type, /([^/]+)\/[^/]+$/.exec(id)?.[1] ?? type]),
);

/** Returns the service of a resource type, named like the folders in `schemas/`; or else the type itself. */
export function serviceOf(type: string): string {
  return services.get(type) ?? type;
}
