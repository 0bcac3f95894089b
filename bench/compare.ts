// Runs the two sides of a case in turn, so that disturbances of the machine affect both.
import type { Case, Figures, Setting } from './case.ts';
import { run } from './processes.ts';

/** The measurements of one figure, as medians with the least and the most. */
export interface Row {
  readonly figure: string;
  readonly first: Spread | undefined;
  readonly second: Spread | undefined;
  /** The first side's median as a multiple of the second's. */
  readonly ratio: number | undefined;
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

export interface Result {
  readonly name: string;
  readonly title: string;
  readonly labels: readonly [string, string];
  readonly rounds: number;
  readonly rows: readonly Row[];
  /** The reason for missing figures. */
  readonly skipped?: string;
}

export async function compare(each: Case): Promise<Result> {
  const { name, title, sides, rounds, cannot } = each;
  const told = { name, title, labels: [sides[0].label, sides[1].label] as const, rounds };
  const skipped = cannot?.();
  if (skipped !== undefined) return { ...told, rows: [], skipped };
  return { ...told, rows: rowsOf(await measure(each)) };
}

async function measure({ sides, rounds, setting }: Case): Promise<readonly [Figures[], Figures[]]> {
  const open: Setting | undefined = await setting?.();
  const figures: [Figures[], Figures[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round++) {
      for (const at of [0, 1] as const) figures[at].push(await run(sides[at], open?.told ?? ''));
    }
    return figures;
  } finally {
    await open?.stop();
  }
}

function rowsOf([first, second]: readonly [Figures[], Figures[]]): Row[] {
  const names = new Set([...first, ...second].flatMap((figures) => Object.keys(figures)));
  return [...names].map((figure) => {
    const [one, other] = [spreadOf(first, figure), spreadOf(second, figure)];
    return { figure, first: one, second: other, ratio: one && other && one.median / other.median };
  });
}

function spreadOf(runs: readonly Figures[], figure: string): Spread | undefined {
  const values = runs.flatMap((figures) => figures[figure] ?? []).sort((a, b) => a - b);
  const [least, most, median] = [values[0], values.at(-1), values[Math.floor(values.length / 2)]];
  if (least === undefined || most === undefined || median === undefined) return undefined;
  return { least, median, most };
}
