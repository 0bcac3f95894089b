// The user and project of a notification of any service: from this package's initiator or CADF's (Keystone, and all
// services with its audit middleware), from the request's context in the names of each release, or else from the owner
// in the payload.
import { read, text } from '../utils/describing/safe-read.ts';

/** Names and ids, as far as present; the name comes first. */
export type NamesAndIds = readonly string[];

/** The places where they may be. */
export interface Places {
  readonly initiator: unknown;
  readonly context: unknown;
  readonly payload: unknown;
}

type Place = keyof Places;
type Members = Readonly<Record<Place, readonly string[]>>;

interface Who {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

const order: readonly Place[] = ['initiator', 'context', 'payload'];

export function userIn(places: Places): NamesAndIds {
  return namedIn(places, userNames, userIds);
}

export function projectIn(places: Places): NamesAndIds {
  return namedIn(places, projectNames, projectIds);
}

const userNames: Members = {
  initiator: ['user_name', 'username', 'name'],
  context: ['user_name', 'username', 'user'],
  payload: ['user_name', 'username'],
};
const userIds: Members = {
  initiator: ['user_id', 'id'],
  context: ['user_id', 'user'],
  payload: ['user_id'],
};
// Heat's `tenant` is a name, that of others is an id.
const projectNames: Members = {
  initiator: ['project_name', 'tenant_name'],
  context: ['project_name', 'tenant_name', 'project', 'tenant'],
  payload: ['project_name', 'tenant_name'],
};
const projectIds: Members = {
  initiator: ['project_id', 'tenant_id'],
  context: ['project_id', 'tenant_id', 'project', 'tenant'],
  payload: ['project_id', 'tenant_id', 'owner'],
};

// The first place with a name or an id decides; other places with the same user may add to it.
function namedIn(places: Places, names: Members, ids: Members): NamesAndIds {
  const all = order.map((place): Who => {
    const id = firstOf(places[place], ids[place]);
    const name = firstOf(places[place], names[place]);
    return { id, name: name === id ? undefined : name };
  });
  const who = all.find(({ name, id }) => (name ?? id) !== undefined);
  if (who === undefined) return [];
  const same = all.filter(({ name, id }) => (id ?? NaN) === who.id || (name ?? NaN) === who.name);
  const known = [
    same.find(({ name }) => name !== undefined)?.name,
    same.find(({ id }) => id !== undefined)?.id,
  ];
  return known.filter((each) => each !== undefined);
}

function firstOf(place: unknown, names: readonly string[]): string | undefined {
  return names.map((name) => text(read(place, name))).find((value) => value !== undefined);
}
