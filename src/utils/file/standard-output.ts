import type { LineOutput, Written } from './log-file.ts';

/** The standard output of the process. It is never closed: others may write to it, too. */
export class StandardOutput implements LineOutput {
  constructor() {
    // A write reports its own error; without a listener, it would end the process as well.
    if (!process.stdout.listeners('error').includes(ignored)) process.stdout.on('error', ignored);
  }

  write(lines: Buffer): Promise<Written> {
    return new Promise((resolve) => {
      process.stdout.write(lines, (error) => {
        resolve(error == null ? { bytes: lines.length } : { bytes: 0, error });
      });
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function ignored(): void {
  // The callback of the write has it.
}
