// Puts the lines of several files into one order: that of the times in them, as far as each file is in that order.

/** Lines of JSON, some thousand at a time. */
export type Lines = AsyncGenerator<string[], void>;

const TIMESTAMP = /"timestamp":"([^"]{10,40})"/;

export async function* merged(sources: readonly Lines[]): Lines {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return yield* only;
  let heads = await Promise.all(sources.map((source) => Head.of(source)));
  for (;;) {
    heads = heads.filter((head) => !head.isOver);
    const [first, second] = heads.sort((a, b) => compared(a.time, b.time));
    if (first === undefined) return;
    yield await first.takeUntil(second?.time);
  }
}

class Head {
  readonly #source: Lines;
  #lines: readonly string[] = [];
  #at = 0;
  /** Of its first line. */
  time = '';
  isOver = false;

  private constructor(source: Lines) {
    this.#source = source;
  }

  static async of(source: Lines): Promise<Head> {
    const head = new Head(source);
    await head.#fill();
    return head;
  }

  /** The next line, and those after it that are not later than a time. */
  async takeUntil(time: string | undefined): Promise<string[]> {
    const taken: string[] = [];
    do {
      taken.push(this.#lines[this.#at++] ?? '');
      if (this.#at < this.#lines.length) this.time = timeIn(this.#lines[this.#at]);
    } while (this.#at < this.#lines.length && (time === undefined || this.time <= time));
    if (this.#at === this.#lines.length) await this.#fill();
    return taken;
  }

  async #fill(): Promise<void> {
    const { done, value } = await this.#source.next();
    this.isOver = done === true;
    [this.#lines, this.#at] = [value ?? [], 0];
    this.time = timeIn(this.#lines[0]);
  }
}

/** As text that is in order as the times are. A line without one comes at once. */
function timeIn(line: string | undefined = ''): string {
  return TIMESTAMP.exec(line)?.[1]?.replace('T', ' ') ?? '';
}

function compared(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
