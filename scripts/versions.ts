// The compatibility of schema versions: `npm run release:schemas` keeps the schemas of a release, and tests compare.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, schemaFiles, type JsonSchema } from './generate/schemas.ts';

/** A folder of schemas: the current ones, or those of the last release. */
export type Folder = string;

export const current: Folder = path.join(root, 'schemas');
export const released: Folder = path.join(root, 'test/released');

export type Json = string | number | boolean | null | Json[] | JsonObject;

interface JsonObject {
  readonly [member: string]: Json;
}

// Annotations are for people, and do not affect validity.
const annotations = [
  '$defs',
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'examples',
  'x-version',
  'discriminator',
];

export function schemaOf(folder: Folder, file: string): JsonSchema | undefined {
  const found = path.join(folder, file);
  return existsSync(found) ? (JSON.parse(readFileSync(found, 'utf8')) as JsonSchema) : undefined;
}

/** Returns a schema with all references resolved, and without annotations. */
export function meaningOf(folder: Folder, file: string): Json {
  return resolved(schemaOf(folder, file) as Json, { folder, file, within: [] });
}

interface Place {
  readonly folder: Folder;
  readonly file: string;
  /** The references that led here: a schema may refer to itself. */
  readonly within: readonly string[];
}

function resolved(schema: Json, place: Place): Json {
  if (Array.isArray(schema)) return schema.map((each) => resolved(each, place));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema;
  const members = Object.entries(rest).filter(([name]) => !annotations.includes(name));
  const meaning = Object.fromEntries(members.map(([name, value]) => [name, memberOf(name, value, place)]));
  return typeof $ref === 'string' ? { ...meaning, ...(followed($ref, place) as object) } : meaning;
}

// Below `properties`, a name is a member's, even if it is also that of an annotation.
function memberOf(name: string, value: Json, place: Place): Json {
  if (name !== 'properties' || typeof value !== 'object' || value === null) return resolved(value, place);
  return Object.fromEntries(
    Object.entries(value).map(([member, schema]) => [member, resolved(schema, place)]),
  );
}

function followed($ref: string, { folder, file, within }: Place): Json {
  const [target = '', pointer = ''] = $ref.split('#/$defs/');
  const targetFile = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
  const key = `${targetFile}#${pointer}`;
  if (within.includes(key)) return { $ref: key };
  const document = schemaOf(folder, targetFile);
  const schema = pointer === '' ? document : document?.$defs?.[pointer];
  return resolved((schema ?? {}) as Json, { folder, file: targetFile, within: [...within, key] });
}

/** Returns the parts of the old meaning that no longer hold, with their places: additions break nothing. */
export function breaks(before: Json | undefined, after: Json | undefined, at = ''): string[] {
  if (before === undefined) return [];
  if (after === undefined) return [`${at} is gone`];
  if (!isObject(before) || !isObject(after)) return isSame(before, after) ? [] : [`${at} is another`];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    breaksOf(name, before[name], after[name], `${at}/${name}`),
  );
}

function breaksOf(name: string, before: Json | undefined, after: Json | undefined, at: string): string[] {
  if (name === 'properties') return breaks(before, after, at);
  if (name === 'oneOf' && Array.isArray(before) && Array.isArray(after))
    return actionBreaks(before, after, at);
  if (name === 'required')
    return list(after)
      .filter((each) => !list(before).includes(each))
      .map((each) => `${at}: ${JSON.stringify(each)} is required now`);
  // A new rule may refuse data that was valid. A new member is not a rule.
  if (before === undefined) return at.endsWith(`/properties/${name}`) ? [] : [`${at} is a new rule`];
  return breaks(before, after, at);
}

/** Actions are compared by name: a new one may be anywhere. */
function actionBreaks(before: Json[], after: Json[], at: string): string[] {
  const byName = new Map(after.map((action) => [actionName(action), action]));
  return before.flatMap((action) =>
    breaks(action, byName.get(actionName(action)), `${at}/${actionName(action)}`),
  );
}

function actionName(action: Json): string {
  return JSON.stringify((action as { properties?: { action?: Json } }).properties?.action);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Copies the current schemas as those of the last release. */
function release(): void {
  rmSync(released, { recursive: true, force: true });
  for (const file of schemaFiles()) cpSync(path.join(current, file), path.join(released, file));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) release();
