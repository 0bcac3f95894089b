/** What one step of `doctor` has found. Holds no credentials. */
export interface Finding {
  /** `open`: it does not harm, and cannot be known. */
  readonly verdict: 'ok' | 'wrong' | 'open';
  readonly step: string;
  /** What is there, or what is wrong and what to do. */
  readonly detail: string;
  /** Whether it is on the way to the broker: without it nothing goes. */
  readonly isOnTheWay: boolean;
}

export function ok(step: string, detail: string): Finding {
  return { verdict: 'ok', step, detail, isOnTheWay: false };
}

/** Something of the broker is wrong, which can be reached. */
export function wrong(step: string, detail: string): Finding {
  return { verdict: 'wrong', step, detail, isOnTheWay: false };
}

/** The broker cannot be reached. */
export function noWay(step: string, detail: string): Finding {
  return { verdict: 'wrong', step, detail, isOnTheWay: true };
}

export function unknown(step: string, detail: string): Finding {
  return { verdict: 'open', step, detail, isOnTheWay: false };
}
