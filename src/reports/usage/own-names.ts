import type { Named } from '../entry.ts';
import { keyOf } from '../named.ts';

/**
 * The names of a resource by owner: the new owner of a volume renames it, and the earlier owners must not see that
 * name.
 */
export class OwnNames {
  #owner = '';
  #name = '';
  /** The names of earlier owners: few resources change owners. */
  #earlier: Map<string, string> | undefined;

  add(owner: Named, name: string): void {
    if (name === '') return;
    const key = keyOf(owner);
    if (this.#name !== '' && key !== this.#owner) (this.#earlier ??= new Map()).set(this.#owner, this.#name);
    [this.#owner, this.#name] = [key, name];
  }

  /** The latest name. */
  get last(): string {
    return this.#name;
  }

  /** Returns the latest name under an owner; empty when unknown. */
  by(owner: Named): string {
    const key = keyOf(owner);
    return key === this.#owner ? this.#name : (this.#earlier?.get(key) ?? '');
  }
}
