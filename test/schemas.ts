// Reads the published schema files, as their users would.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, schemaFiles } from '../scripts/generate/schemas.ts';

export type Schema = Readonly<Record<string, unknown>>;

export interface SchemaFile {
  /** The path below `schemas/`. */
  readonly file: string;
  readonly schema: Schema;
}

export const folder = path.join(root, 'schemas');

export function allSchemas(): SchemaFile[] {
  return schemaFiles().map((file) => ({ file, schema: schemaAt(file) }));
}

export function schemaAt(file: string): Schema {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Schema;
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the target of a relative reference, with its file; `undefined` when the file or place does not exist. */
export function follow(ref: string, from: SchemaFile): SchemaFile | undefined {
  const [target = '', pointer = ''] = ref.split('#');
  const file = target === '' ? from.file : path.posix.join(path.posix.dirname(from.file), target);
  if (!existsSync(path.join(folder, file))) return undefined;
  let found: unknown = target === '' ? schemaAt(from.file) : schemaAt(file);
  for (const name of pointer.split('/').slice(1)) found = isSchema(found) ? found[name] : undefined;
  return isSchema(found) ? { file, schema: found } : undefined;
}

/** Yields every schema inside a schema, itself included, with the names of the members that lead to it. */
export function* within(schema: Schema, place: readonly string[] = []): Generator<[string[], Schema]> {
  yield [[...place], schema];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties' || keyword === '$defs') {
      for (const [name, member] of Object.entries(value as Schema)) {
        if (isSchema(member))
          yield* within(member, [...place, ...(keyword === '$defs' ? ['$defs'] : []), name]);
      }
    } else if (Array.isArray(value)) {
      for (const each of value) if (isSchema(each)) yield* within(each, place);
    } else if (isSchema(value)) yield* within(value, keyword === 'items' ? [...place, '[]'] : place);
  }
}

/** Returns the members of an object's schema by name, through a reference. */
export function membersOf(schema: unknown, from: SchemaFile): Record<string, Schema> {
  if (!isSchema(schema)) return {};
  const target = typeof schema['$ref'] === 'string' ? follow(schema['$ref'], from) : undefined;
  if (target !== undefined) return membersOf(target.schema, target);
  if (isSchema(schema['items'])) return membersOf(schema['items'], from);
  return (schema['properties'] ?? {}) as Record<string, Schema>;
}
