import type { Figures } from '../../case.ts';

/** How many a second `work` does, and at how much time of the processor; once before for nothing. */
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

/** The end of every side. */
export function print(figures: Figures): void {
  console.log(JSON.stringify(figures));
}
