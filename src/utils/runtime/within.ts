/** The longest delay of Node's timers, in milliseconds: a longer one would fire at once. */
export const LONGEST_WAIT: number = 2 ** 31 - 1;

/** Whether the promise is fulfilled within this many milliseconds. */
export async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, Math.min(ms, LONGEST_WAIT)), false);
  });
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
