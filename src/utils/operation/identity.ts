// Whether a start and an end or error are of one operation, as far as what they were done to says.

/** What an action was done to, as far as it is known: what is created has no id at first, and some things no name. */
export interface Identity {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

export function isTheSame(start: Identity, { id, name }: Identity): boolean {
  return start.id === id && start.name === name;
}

// Keys of one flavor have its id, and names of their own; a volume that gets another name keeps its id.
export function hasItsId(start: Identity, { id }: Identity): boolean {
  return start.id !== undefined && start.id === id;
}

export function hasItsName(start: Identity, { id, name }: Identity): boolean {
  return start.name !== undefined && start.name === name && (start.id === undefined || id === undefined);
}

export function isUnidentified({ id, name }: Identity): boolean {
  return id === undefined && name === undefined;
}

// Nova answers a create by name with the id alone.
export function contradictsNothing(start: Identity, { id, name }: Identity): boolean {
  return (start.id === undefined || id === undefined) && (start.name === undefined || name === undefined);
}
