/** Two sides of a comparison. Each runs in a process of its own, one after the other, several times. */
export interface Case {
  /** The name on the command line. */
  readonly name: string;
  /** The subject of the comparison, in a sentence. */
  readonly title: string;
  /** The figures of the first side are reported as multiples of the second's. */
  readonly sides: readonly [Side, Side];
  /** The number of runs of each side. */
  readonly rounds: number;
  /** A service that both sides use, such as a broker; started once. */
  readonly setting?: () => Promise<Setting>;
  /** Returns the reason why it cannot run here, or `undefined`. */
  readonly cannot?: () => string | undefined;
}

export interface Side {
  readonly label: string;
  /** The program; it prints its figures as one line of JSON: numbers by name, with their units. */
  readonly command: (setting: string) => readonly [string, ...string[]];
}

export interface Setting {
  /** The text passed to the sides, such as a URL. */
  readonly told: string;
  stop(): Promise<void>;
}

export type Figures = Readonly<Record<string, number>>;

/** Returns a side that runs `bench/sides/<script>.ts`. The text of the setting comes before its arguments. */
export function side(label: string, script: string, ...args: (string | number)[]): Side {
  const program = `.bench/${script}.js`;
  return {
    label,
    command: (told) => [process.execPath, '--expose-gc', program, told, ...args.map(String)],
  };
}
