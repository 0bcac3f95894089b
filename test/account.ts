import { expect } from 'chai';
import type { Notifier } from '../src/index.ts';
import type { LossCounts } from '../src/utils/api/loss.ts';

/** The expected counts of a notifier. */
export interface Account {
  readonly emitted: number;
  readonly accepted: number;
  /** Default 0. */
  readonly pending?: number;
  /** The reasons with a count above 0. Default: none. */
  readonly lost?: Partial<LossCounts>;
}

/** Expects that each notification is counted exactly where stated. */
export function expectAccount(notifier: Notifier, expected: Account): void {
  const { emitted, accepted, pending, lost } = notifier.stats();
  const losses = Object.entries(lost).filter(([, count]) => count !== 0);
  const found = { emitted, accepted, pending, lost: Object.fromEntries(losses) };
  expect(found).to.deep.equal({ pending: 0, lost: {}, ...expected });
  expect(emitted).to.equal(losses.reduce((sum, [, count]) => sum + count, accepted + pending));
}
