// Ctrl-C, and who else ends the process: what runs lets go of the broker first.

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;
const controller = new AbortController();
let exitCode = 0;

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
    // Who asks twice does not want to wait.
    if (controller.signal.aborted) process.exit(exitCode);
    exitCode = 128 + number;
    controller.abort();
  });
}
