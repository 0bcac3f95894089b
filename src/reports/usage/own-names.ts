import type { Named } from '../entry.ts';
import { keyOf } from '../named.ts';

/** How a resource was called, by whose it was: who gets a volume names it anew, and that is nothing to those who had it. */
export class OwnNames {
  #owner = '';
  #name = '';
  /** Of those who had it before, by owner: few resources change hands. */
  #earlier: Map<string, string> | undefined;

  add(owner: Named, name: string): void {
    if (name === '') return;
    const key = keyOf(owner);
    if (this.#name !== '' && key !== this.#owner) (this.#earlier ??= new Map()).set(this.#owner, this.#name);
    [this.#owner, this.#name] = [key, name];
  }

  /** As it was called last. */
  get last(): string {
    return this.#name;
  }

  /** As it was called last when it was theirs; empty when nobody told that. */
  by(owner: Named): string {
    const key = keyOf(owner);
    return key === this.#owner ? this.#name : (this.#earlier?.get(key) ?? '');
  }
}
