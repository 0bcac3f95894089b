/** What the process ends with, besides 0, and 128 and the number of the signal that ended it. */
export const exitCodes = {
  /** Something was found: not valid, lost, not there. */
  found: 1,
  /** The command was given something that it does not take. */
  usage: 2,
  /** No broker can be reached. */
  unreachable: 3,
} as const;

/** Ends the command: one line that says what is wrong and what to do. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: number;

  constructor(ending: keyof typeof exitCodes, message: string) {
    super(message);
    this.exitCode = exitCodes[ending];
  }
}
