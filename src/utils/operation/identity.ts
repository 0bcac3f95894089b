// Whether a start and an end or error belong to one operation, judging by the resource.

/**
 * The resource of an action as far as it is known: a resource to be created has no id yet, and some resources have no
 * name.
 */
export interface Identity {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

export function isTheSame(start: Identity, { id, name }: Identity): boolean {
  return start.id === id && start.name === name;
}

// The keys of a flavor share its id and have their own names; a volume that is renamed keeps its id.
export function hasItsId(start: Identity, { id }: Identity): boolean {
  return start.id !== undefined && start.id === id;
}

export function hasItsName(start: Identity, { id, name }: Identity): boolean {
  return start.name !== undefined && start.name === name && (start.id === undefined || id === undefined);
}

export function isUnidentified({ id, name }: Identity): boolean {
  return id === undefined && name === undefined;
}

// Nova responds to a create by name with the id alone.
export function contradictsNothing(start: Identity, { id, name }: Identity): boolean {
  return (start.id === undefined || id === undefined) && (start.name === undefined || name === undefined);
}
