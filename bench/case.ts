/** Two sides of a comparison. Each is run as a process of its own, one after the other, several times over. */
export interface Case {
  /** As it is asked for on the command line. */
  readonly name: string;
  /** What is compared, in a sentence. */
  readonly title: string;
  /** The figures of the first are told as multiples of the second's. */
  readonly sides: readonly [Side, Side];
  /** How often each side is run. */
  readonly rounds: number;
  /** What both sides work with, as a broker; started once. */
  readonly setting?: () => Promise<Setting>;
  /** Why it cannot be run here, if so. */
  readonly cannot?: () => string | undefined;
}

export interface Side {
  readonly label: string;
  /** The program; it prints its figures as one line of JSON: a number by what it is, with its unit. */
  readonly command: (setting: string) => readonly [string, ...string[]];
}

export interface Setting {
  /** What the sides are told of it, as a URL. */
  readonly told: string;
  stop(): Promise<void>;
}

export type Figures = Readonly<Record<string, number>>;

/** A side that is a script of ours, `bench/sides/<script>.ts`. What the setting tells comes before its arguments. */
export function side(label: string, script: string, ...args: (string | number)[]): Side {
  const program = `.bench/${script}.js`;
  return {
    label,
    command: (told) => [process.execPath, '--expose-gc', program, told, ...args.map(String)],
  };
}
