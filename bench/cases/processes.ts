import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

/** Each process emits the same number. Their total rate is bounded by the cores, and by the one peer. */
export const processes: readonly Case[] = [2, 8].map((count) => ({
  name: `processes-${count}`,
  title: `${count} processes that tell the same peer, against one`,
  sides: [side(`${count}`, 'crowd', 10_000, count), side('1', 'crowd', 10_000, 1)],
  rounds: 1,
  setting: () => start('peer'),
}));
