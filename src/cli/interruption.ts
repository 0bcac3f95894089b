// Handles Ctrl-C and other requests to exit: the command disconnects from the broker first.

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;
type SignalName = keyof typeof numbers;
// npx and timeout pass on a signal that the process got from the terminal or the group already: it is one question.
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
    for (const name of Object.keys(numbers) as SignalName[]) {
      process.on(name, () => {
        if (this.signal.aborted) this.#askedAgain();
        else this.interrupt(name);
      });
    }
  }

  /** Ends the command as a signal does. */
  interrupt(name: SignalName): void {
    this.#asked = performance.now();
    this.#exitCode = 128 + numbers[name];
    this.#controller.abort();
  }

  // On a second request, exits without waiting.
  #askedAgain(): void {
    if (performance.now() - this.#asked > SAME_QUESTION) process.exit(this.#exitCode);
  }
}
