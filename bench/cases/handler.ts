import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

/** One for each rate of calls. */
export const handlers: readonly Case[] = [1000, 10_000, 20_000].map((rate) => ({
  name: `handler-${rate}`,
  title: `A handler that is called ${rate} times a second, with notifications and without`,
  sides: [side('with', 'handler', rate, 'tells'), side('without', 'handler', rate, 'not')],
  rounds: 3,
  setting: () => start('peer'),
}));
