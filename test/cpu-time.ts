/** Milliseconds of CPU that work takes, the least of some attempts: what else the machine does is not in it. */
export function cpuTime(work: () => unknown, attempts = 1): number {
  const taken = Array.from({ length: attempts }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...taken);
}
