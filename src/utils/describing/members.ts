// What a description of a resource is made of: members of an object as its API returned it, read without a risk. Each
// takes the names that the member may have, and gives the first that is there in the form that is asked for.
import { each, flag, isObject, number, read, text } from './safe-read.ts';

export function textOf(object: unknown, ...names: readonly string[]): string | undefined {
  return firstOf(object, names, text);
}

/** A number, or a text that is one: some APIs send their numbers as text. */
export function numberOf(object: unknown, ...names: readonly string[]): number | undefined {
  return firstOf(object, names, number);
}

/** A boolean, or a text that is one. */
export function flagOf(object: unknown, ...names: readonly string[]): boolean | undefined {
  return firstOf(object, names, flag);
}

/** The texts of a list; nothing when there are none. */
export function textsOf(object: unknown, name: string): string[] | undefined {
  return unlessEmpty(each(read(object, name), text));
}

/** A text of each object of a list: `textsIn(server, 'security_groups', 'name')`; nothing when there are none. */
export function textsIn(object: unknown, name: string, member: string): string[] | undefined {
  return unlessEmpty(each(read(object, name), (one) => textOf(one, member)));
}

/** What `describe` makes of each object of a list, of which it may make nothing; nothing when there are none. */
export function eachOf<T>(
  object: unknown,
  name: string,
  describe: (each: unknown) => T | undefined,
): T[] | undefined {
  return unlessEmpty(each(read(object, name), describe));
}

/** What `describe` makes of a member; nothing when it is not there. */
export function partOf<T>(object: unknown, name: string, describe: (part: unknown) => T): T | undefined {
  const part = read(object, name);
  return part === undefined ? undefined : describe(part);
}

/** The quotas in an answer, bare or with what Nova and Cinder (a set, of a project or a class) or Neutron put around them. */
export function quotasIn(answer: unknown): unknown {
  const inside = ['quota_set', 'quota_class_set', 'quota'].map((name) => read(answer, name));
  return inside.find(isObject) ?? answer;
}

/** The limits of quotas by name, of those that they have: a number, or beside what is used of it; nothing without any. */
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

/** The limits of a quota that Nova and Cinder know. */
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

/** How long the keys of a VPN's policy live. */
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

/** The project that an object is or belongs to; the context's, if one is given, when it names none. */
export function projectOf(object: unknown, context?: unknown): Named {
  const id = textOf(object, 'project_id', 'tenant_id', 'id');
  const name = textOf(object, 'project_name', 'name');
  return orOwn({ id, name }, { id: textOf(context, 'projectId'), name: textOf(context, 'projectName') });
}

/** The user that an object is; the context's when it names none. */
export function userOf(user: unknown, context: unknown): Named {
  const own = { id: textOf(context, 'userId'), name: textOf(context, 'userName') };
  return orOwn({ id: textOf(user, 'id'), name: textOf(user, 'name') }, own);
}

/** The domain of a user: by its id alone in Keystone's answers, with its name in a token. */
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

// One that is named, as by a login that failed, is not mixed with the context's, unless it is the same.
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
