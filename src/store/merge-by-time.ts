// Puts the lines of several files into one order: that of the times in them, as far as each file is in that order.

/** Some lines at a time, from whoever reads a file, and when it begins. */
export interface Source<Line> {
  readonly lines: AsyncGenerator<readonly Line[], void>;
  /** The time of its first line, as `timeIn` gives it: until then it is left closed. An empty text when that is not known. */
  readonly begins: string;
}

/** The lines of all of them. Of as early ones those of the first source come first; a line without a time comes at once. */
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

/** Lines in order, until those of a source that was begun are used up. */
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

/** The lines of a source that come next. */
class Head<Line> {
  readonly #source: AsyncGenerator<readonly Line[], void>;
  readonly #textOf: (line: Line) => string;
  #lines: readonly Line[] = [];
  #at = 0;
  /** Of its next line; an empty text when that was not read yet. */
  time: string;

  constructor({ lines, begins }: Source<Line>, textOf: (line: Line) => string) {
    this.#source = lines;
    this.#textOf = textOf;
    this.time = begins;
  }

  get isFilled(): boolean {
    return this.#at < this.#lines.length;
  }

  /** Whether there are more. */
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

/** When a line was told, as text that is in order as the times are; an empty text when it does not say. */
export function timeIn(line: string): string {
  return TIMESTAMP.exec(line)?.[1]?.replace('T', ' ') ?? '';
}
