const MAX_NAMED = 5;

/** Counts failures, and remembers only the first ones. */
export class Tally {
  readonly #first: string[] = [];
  count = 0;

  add(file: string, line: number, fault: string): void {
    this.count++;
    if (this.#first.length < MAX_NAMED) this.#first.push(`${file}:${String(line)} ${fault}`);
  }

  /** The first ones, for people. */
  get summary(): string {
    return `${this.#first.join(', ')}${this.count > MAX_NAMED ? ', …' : ''}`;
  }
}
