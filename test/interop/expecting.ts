import { expect } from 'chai';
import type { Notifier } from '../../src/index.ts';
import type { OsloListener } from './peers/oslo.ts';
import { until } from './telling.ts';

const DELIVERED_MS = 60_000;

/** Waits until the notifier has no pending notifications: all of them accepted, none lost. */
export async function expectAccepted(notifier: Notifier, count: number): Promise<void> {
  await until(
    () => notifier.stats(),
    ({ pending }) => pending === 0,
    DELIVERED_MS,
  );
  const { emitted, accepted, lost } = notifier.stats();
  expect({ emitted, accepted }).to.deep.equal({ emitted: count, accepted: count });
  expect(
    Object.values(lost).every((each) => each === 0),
    JSON.stringify(lost),
  ).to.equal(true);
}

/** The ids of the volumes heard of, by message id. */
export type Heard = () => ReadonlyMap<string, string>;

/** Waits until every volume was heard of, each under one message id only, however often. */
export async function expectHeard(heard: Heard, ids: readonly string[]): Promise<void> {
  await until(
    () => heard().size,
    (size) => size >= ids.length,
    DELIVERED_MS,
  );
  expect([...heard().values()].toSorted()).to.deep.equal([...ids].toSorted());
}

export function heardBy(listener: OsloListener): Heard {
  return () => new Map(listener.received.map((each) => [each.metadata.message_id, idOf(each.payload)]));
}

function idOf(payload: Record<string, unknown>): string {
  return (payload['resource'] as { id: string }).id;
}
