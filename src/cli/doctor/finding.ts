/** The result of one step of `doctor`, without credentials. */
export interface Finding {
  /** `open`: harmless, and cannot be known. */
  readonly verdict: 'ok' | 'wrong' | 'open';
  readonly step: string;
  /** What was found, or what is wrong and what to do. */
  readonly detail: string;
  /** Whether a failure of this step makes the broker unreachable. */
  readonly isOnTheWay: boolean;
}

export function ok(step: string, detail: string): Finding {
  return { verdict: 'ok', step, detail, isOnTheWay: false };
}

/** Returns a problem with a reachable broker. */
export function wrong(step: string, detail: string): Finding {
  return { verdict: 'wrong', step, detail, isOnTheWay: false };
}

/** Returns the reason why the broker is unreachable. */
export function noWay(step: string, detail: string): Finding {
  return { verdict: 'wrong', step, detail, isOnTheWay: true };
}

export function unknown(step: string, detail: string): Finding {
  return { verdict: 'open', step, detail, isOnTheWay: false };
}
