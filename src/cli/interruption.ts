// Ctrl-C, and who else ends the process: what runs lets go of the broker first.

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;
// npx and timeout pass on a signal that the process got from the terminal or the group already: it is one question.
const SAME_QUESTION = 1000; // milliseconds
const controller = new AbortController();
let exitCode = 0;
let asked = 0; // performance.now()

export const interruption = {
  /** Aborted when the process is to end. */
  signal: controller.signal,
  /** As a shell tells it: 128 and the number of the signal. */
  get exitCode(): number {
    return exitCode;
  },
};

for (const [name, number] of Object.entries(numbers)) {
  process.on(name, () => {
    if (controller.signal.aborted) askedAgain();
    else interrupt(number);
  });
}

function interrupt(number: number): void {
  asked = performance.now();
  exitCode = 128 + number;
  controller.abort();
}

// Who asks twice does not want to wait.
function askedAgain(): void {
  if (performance.now() - asked > SAME_QUESTION) process.exit(exitCode);
}
