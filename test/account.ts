import { expect } from 'chai';
import type { Notifier } from '../src/index.ts';
import type { LossCounts } from '../src/utils/api/loss.ts';

/** What became of what was told. */
export interface Account {
  readonly emitted: number;
  readonly accepted: number;
  /** Default 0. */
  readonly pending?: number;
  /** The reasons that are not 0. Default: none. */
  readonly lost?: Partial<LossCounts>;
}

/** Every notification is where it is said to be, and none is anywhere else. */
export function expectAccount(notifier: Notifier, expected: Account): void {
  const { emitted, accepted, pending, lost } = notifier.stats();
  const losses = Object.entries(lost).filter(([, count]) => count !== 0);
  const found = { emitted, accepted, pending, lost: Object.fromEntries(losses) };
  expect(found).to.deep.equal({ pending: 0, lost: {}, ...expected });
  expect(emitted).to.equal(losses.reduce((sum, [, count]) => sum + count, accepted + pending));
}
