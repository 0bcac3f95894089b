// The building blocks of a resource's description: they read members of an object as its API returned it, without
// running a risk. Each accepts the names that the member may have, and returns the first one that is present in the
// expected form.
import { each, flag, isObject, number, read, text } from './safe-read.ts';

export function textOf(object: unknown, ...names: readonly string[]): string | undefined {
  return firstOf(object, names, text);
}

/** Returns a number, or a text that is one: some APIs send their numbers as text. */
export function numberOf(object: unknown, ...names: readonly string[]): number | undefined {
  return firstOf(object, names, number);
}

/** Returns a boolean, or a text that is one. */
export function flagOf(object: unknown, ...names: readonly string[]): boolean | undefined {
  return firstOf(object, names, flag);
}

/** Returns the texts of a list; `undefined` when there are none. */
export function textsOf(object: unknown, name: string): string[] | undefined {
  return unlessEmpty(each(read(object, name), text));
}

/**
 * Returns a text of each object in a list, as `textsIn(server, 'security_groups', 'name')`; `undefined` if there are
 * none.
 */
export function textsIn(object: unknown, name: string, member: string): string[] | undefined {
  return unlessEmpty(each(read(object, name), (one) => textOf(one, member)));
}

/**
 * Returns the descriptions of the objects in a list, without those that are `undefined`; `undefined` if there are none.
 */
export function eachOf<T>(
  object: unknown,
  name: string,
  describe: (each: unknown) => T | undefined,
): T[] | undefined {
  return unlessEmpty(each(read(object, name), describe));
}

/** Returns the description of a member; `undefined` when it is absent. */
export function partOf<T>(object: unknown, name: string, describe: (part: unknown) => T): T | undefined {
  const part = read(object, name);
  return part === undefined ? undefined : describe(part);
}

/** Returns the quotas in a response: bare, or as Nova, Cinder (a set, of a project or a class) or Neutron wrap them. */
export function quotasIn(answer: unknown): unknown {
  const inside = ['quota_set', 'quota_class_set', 'quota'].map((name) => read(answer, name));
  return inside.find(isObject) ?? answer;
}

/**
 * Returns the limits in quotas by name: a limit is a number, or stands beside its usage. `undefined` if there are none.
 */
export function limitsOf<Name extends string>(
  quotas: unknown,
  names: readonly Name[],
): Partial<Record<Name, number>> | undefined {
  const limits: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const found = numberOf(quotas, name) ?? numberOf(read(quotas, name), 'limit');
    if (found !== undefined) limits[name] = found;
  }
  return Object.keys(limits).length > 0 ? limits : undefined;
}

/** The limits of a quota in Nova and Cinder. */
export const computeAndVolumeLimits = [
  'instances',
  'cores',
  'ram',
  'metadata_items',
  'key_pairs',
  'server_groups',
  'server_group_members',
  'injected_files',
  'injected_file_content_bytes',
  'injected_file_path_bytes',
  'volumes',
  'snapshots',
  'gigabytes',
] as const;

/** Returns how long the keys of a VPN policy live. */
export function lifetimeOf(policy: unknown): Lifetime | undefined {
  return partOf(policy, 'lifetime', (lifetime) => ({
    units: textOf(lifetime, 'units'),
    value: numberOf(lifetime, 'value'),
  }));
}

interface Lifetime {
  readonly units: string | undefined;
  readonly value: number | undefined;
}

/** Returns the project that an object is or belongs to; if it names none, the context's, if there is a context. */
export function projectOf(object: unknown, context?: unknown): Named {
  const id = textOf(object, 'project_id', 'tenant_id', 'id');
  const name = textOf(object, 'project_name', 'name');
  return orOwn({ id, name }, { id: textOf(context, 'projectId'), name: textOf(context, 'projectName') });
}

/** Returns the user that an object is; if it names none, the context's. */
export function userOf(user: unknown, context: unknown): Named {
  const own = { id: textOf(context, 'userId'), name: textOf(context, 'userName') };
  return orOwn({ id: textOf(user, 'id'), name: textOf(user, 'name') }, own);
}

/** Returns the domain of a user: Keystone's responses have its id only, a token has its name, too. */
export function domainOf(user: unknown): { domain_id: string | undefined; domain_name: string | undefined } {
  const domain = read(user, 'domain');
  return {
    domain_id: textOf(user, 'domain_id') ?? textOf(domain, 'id'),
    domain_name: textOf(domain, 'name'),
  };
}

interface Named {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

// A named user or project, as in a failed login, is not mixed with the context's, unless it is the same one.
function orOwn({ id, name }: Named, own: Named): Named {
  if (id === undefined && name === undefined) return own;
  return { id, name: name ?? (id === own.id ? own.name : undefined) };
}

function firstOf<T>(
  object: unknown,
  names: readonly string[],
  as: (value: unknown) => T | undefined,
): T | undefined {
  for (const name of names) {
    const found = as(read(object, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function unlessEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
