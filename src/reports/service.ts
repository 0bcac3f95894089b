import { schemaIds } from '../generated/schema-ids.ts';

const services: ReadonlyMap<string, string> = new Map(
  Object.entries(schemaIds).map(([type, id]) => [type, /([^/]+)\/[^/]+$/.exec(id)?.[1] ?? type]),
);

/** The service that a type of resource belongs to, as the folders in `schemas/` are called; or else the type itself. */
export function serviceOf(type: string): string {
  return services.get(type) ?? type;
}
