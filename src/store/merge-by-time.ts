// Merges the lines of several files by the times in them, as far as each file is in that order.

/** Chunks of lines from one reader, with the time of the first. */
export interface Source<Line> {
  readonly lines: AsyncGenerator<readonly Line[], void>;
  /** The time of its first line, in the format of `timeIn`. It is opened only then. Empty when unknown. */
  readonly begins: string;
}

/**
 * Yields the lines of all sources by time. At the same time, earlier sources come first; a line without a time comes at
 * once.
 */
export async function* merged<Line>(
  sources: readonly Source<Line>[],
  textOf: (line: Line) => string,
): AsyncGenerator<readonly Line[], void> {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return yield* only.lines;
  const heads = new Set(sources.map((source) => new Head(source, textOf)));
  try {
    for (let first = earliest(heads); first !== undefined; first = earliest(heads)) {
      if (!(await first.fill())) heads.delete(first);
      const lines = taken(heads);
      if (lines.length > 0) yield lines;
    }
  } finally {
    for (const { lines } of sources) await lines.return();
  }
}

/** Takes lines in order, until a source in use has none left in memory. */
function taken<Line>(heads: Iterable<Head<Line>>): Line[] {
  const lines: Line[] = [];
  for (let head = earliest(heads); head?.isFilled === true; head = earliest(heads)) lines.push(head.take());
  return lines;
}

function earliest<Line>(heads: Iterable<Head<Line>>): Head<Line> | undefined {
  let first: Head<Line> | undefined;
  for (const head of heads) if (first === undefined || head.time < first.time) first = head;
  return first;
}

/** The next lines of a source. */
class Head<Line> {
  readonly #source: AsyncGenerator<readonly Line[], void>;
  readonly #textOf: (line: Line) => string;
  #lines: readonly Line[] = [];
  #at = 0;
  /** The time of its next line; empty when that is not read yet. */
  time: string;

  constructor({ lines, begins }: Source<Line>, textOf: (line: Line) => string) {
    this.#source = lines;
    this.#textOf = textOf;
    this.time = begins;
  }

  get isFilled(): boolean {
    return this.#at < this.#lines.length;
  }

  /** Reads on if necessary. Resolves to whether there are more lines. */
  async fill(): Promise<boolean> {
    while (!this.isFilled) {
      const { done, value } = await this.#source.next();
      if (done === true) return false;
      [this.#lines, this.#at] = [value, 0];
    }
    this.#look();
    return true;
  }

  take(): Line {
    const line = this.#lines[this.#at++] as Line;
    this.#look();
    return line;
  }

  #look(): void {
    const next = this.#lines[this.#at];
    this.time = next === undefined ? '' : timeIn(this.#textOf(next));
  }
}

const TIMESTAMP = /"timestamp": ?"([^"]{10,40})"/;

/** Returns the time of a line as text that sorts by time; empty if it has no time. */
export function timeIn(line: string): string {
  return TIMESTAMP.exec(line)?.[1]?.replace('T', ' ') ?? '';
}
