import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

const rates = [1000, 10_000, 20_000].map((rate) => ({
  name: `handler-${rate}`,
  title: `A handler that is called ${rate} times a second, with notifications and without`,
  sides: [side('with', 'handler', rate, 'tells'), side('without', 'handler', rate, 'not')] as const,
}));

const spooled = {
  name: 'handler-spool',
  title: 'A handler that is called 10000 times a second, with a spool and without',
  sides: [side('spool', 'handler', 10_000, 'spools'), side('memory', 'handler', 10_000, 'tells')],
} as const;

/** One case for each rate of calls, and one with a spool. */
export const handlers: readonly Case[] = [...rates, spooled].map((each) => ({
  ...each,
  rounds: 3,
  setting: () => start('peer'),
}));
