import type { Figures } from '../../case.ts';

/** Measures the rate of `work` and its CPU time, after one run to warm up. */
export async function measured(count: number, work: (count: number) => Promise<void>): Promise<Figures> {
  await work(Math.min(count, 20_000));
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work(count);
  const { user, system } = process.cpuUsage(cpu);
  return {
    'a second': count / ((performance.now() - began) / 1000),
    'µs of CPU each': (user + system) / count,
  };
}

/** Prints the figures, at the end of every side. */
export function print(figures: Figures): void {
  console.log(JSON.stringify(figures));
}
