// Handles Ctrl-C and other requests to exit: the command disconnects from the broker first.

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;
// npx and timeout forward a signal that the process already got from the terminal or the group: both are one request.
const SAME_QUESTION = 1000; // milliseconds

export class Interruption {
  readonly #controller = new AbortController();
  #exitCode = 0;
  #asked = 0; // performance.now()

  /** Aborted when the command is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** 128 and the number of the signal, as in shells. */
  get exitCode(): number {
    return this.#exitCode;
  }

  /** Ends the command on the first signal, and the process on the second. */
  takeSignals(): void {
    for (const [name, number] of Object.entries(numbers)) {
      process.on(name, () => {
        if (this.signal.aborted) this.#askedAgain();
        else this.#interrupt(number);
      });
    }
  }

  #interrupt(number: number): void {
    this.#asked = performance.now();
    this.#exitCode = 128 + number;
    this.#controller.abort();
  }

  // On a second request, exits without waiting.
  #askedAgain(): void {
    if (performance.now() - this.#asked > SAME_QUESTION) process.exit(this.#exitCode);
  }
}
