import type { Clock } from '../src/utils/runtime/clock.ts';

/** A clock that stands still until a test advances it. Its ids are numbered. */
export interface FixedClock extends Clock {
  pass(ms: number): void;
}

export function fixedClock(start: number = Date.UTC(2026, 10, 22, 15, 36, 51, 102)): FixedClock {
  let passed = 0;
  let ids = 0;
  return {
    now: () => start + passed,
    monotonic: () => 5000 + passed,
    newId: () => `5f0c9a3e-6d1b-4f7a-9e2c-${String(++ids).padStart(12, '0')}`,
    pass: (ms) => {
      passed += ms;
    },
  };
}
