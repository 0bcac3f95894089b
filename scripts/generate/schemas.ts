// Finds the schemas, and derives names from their paths.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly 'x-version'?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** One resource: a file `schemas/<service>/<resource>.json`. */
export interface ResourceSchema {
  /** `volume/volume-type`: the path without its extension, below `schemas/` and below `src/generated/`. */
  readonly path: string;
  /** `volume_type`: as in an event type. */
  readonly type: string;
  /** `VolumeType`: as in the name of a type or a function. */
  readonly name: string;
  readonly schema: JsonSchema;
  readonly actions: readonly ActionSchema[];
}

export interface ActionSchema {
  readonly action: string;
  /** `UpdateAccess` */
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema | undefined;
}

export const root: string = path.resolve(import.meta.dirname, '../..');
const schemas = path.join(root, 'schemas');

export function readSchema(file: string): JsonSchema {
  return JSON.parse(readFileSync(path.join(schemas, file), 'utf8')) as JsonSchema;
}

export function schemaFiles(folder: string = schemas): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json') && !file.includes('/samples/')).sort();
}

export function resourceSchemas(): ResourceSchema[] {
  return schemaFiles()
    .filter((file) => file !== 'notification.json' && !file.startsWith('common/'))
    .map(resourceSchema);
}

function resourceSchema(file: string): ResourceSchema {
  const schema = readSchema(file);
  const type = path.basename(file, '.json').replaceAll('-', '_');
  const actions = (schema.oneOf ?? []).map(actionSchema);
  return { path: file.replace(/\.json$/, ''), type, name: pascalCase(type), schema, actions };
}

function actionSchema(schema: JsonSchema): ActionSchema {
  const action = String(schema.properties?.['action']?.const);
  const parameters = schema.properties?.['parameters'];
  return { action, name: pascalCase(action), description: schema.description ?? '', parameters };
}

/** The schema itself, or the one that it refers to, with the path of its file. */
export function resolve(schema: JsonSchema, file: string): { schema: JsonSchema; file: string } {
  if (schema.$ref === undefined) return { schema, file };
  const [target = '', pointer] = schema.$ref.split('#/$defs/');
  const targetFile = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
  const document = readSchema(targetFile);
  const found = pointer === undefined ? document : document.$defs?.[pointer];
  if (found === undefined) throw new Error(`${file}: no definition at "${schema.$ref}"`);
  return { schema: found, file: targetFile };
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
