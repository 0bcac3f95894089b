import type { Named } from './entry.ts';

/** What people call it: its name, or else its id. */
export function shown({ id, name }: Named): string {
  return name === '' ? id : name;
}

/** The same in a table: nothing of what has neither. */
export function shownIn({ id, name }: Named): string | undefined {
  return name || id || undefined;
}

/** What tells it from others: its id, or else its name. */
export function keyOf({ id, name }: Named): string {
  return id === '' ? name : id;
}

/** Whether it has this id or this name. */
export function isNamed({ id, name }: Named, idOrName: string): boolean {
  return id === idOrName || name === idOrName;
}
