import type { Named } from './entry.ts';

/** Returns the display name: the name, or else the id. */
export function shown({ id, name }: Named): string {
  return name === '' ? id : name;
}

/** The same for tables: `undefined` when there is neither. */
export function shownIn({ id, name }: Named): string | undefined {
  return name || id || undefined;
}

/** Returns the key: the id, or else the name. */
export function keyOf({ id, name }: Named): string {
  return id === '' ? name : id;
}

/** Tests for this id or this name. */
export function isNamed({ id, name }: Named, idOrName: string): boolean {
  return id === idOrName || name === idOrName;
}
