/** Lines that are written, synced and accepted together. */
export class Batch {
  readonly #lines: string[] = [];
  readonly #done: Promise<void>;
  resolve!: () => void;
  reject!: (error: Error) => void;

  constructor() {
    this.#done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  add(line: string): Promise<void> {
    this.#lines.push(line);
    return this.#done;
  }

  bytes(): Buffer {
    return Buffer.from(`${this.#lines.join('\n')}\n`);
  }
}
