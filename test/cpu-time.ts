/**
 * Returns the milliseconds of CPU time of some work, the least of several attempts: without the machine's other work.
 */
export function cpuTime(work: () => unknown, attempts = 1): number {
  const taken = Array.from({ length: attempts }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...taken);
}
