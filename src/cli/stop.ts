/** The exit codes besides 0, and 128 plus the number of a signal. */
export const exitCodes = {
  /** Findings: invalid, lost or missing notifications. */
  found: 1,
  /** Invalid arguments. */
  usage: 2,
  /** No broker is reachable. */
  unreachable: 3,
} as const;

/** Ends the command with one line: what is wrong and what to do. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: number;

  constructor(ending: keyof typeof exitCodes, message: string) {
    super(message);
    this.exitCode = exitCodes[ending];
  }
}
