import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

const COUNT = 40_000;

const policies = [
  { name: 'spool', told: 'synced every 5 ms', interval: 5 },
  { name: 'spool-1ms', told: 'synced every millisecond', interval: 1 },
] as const;

export const spool: readonly Case[] = [
  ...policies.map(({ name, told, interval }): Case => ({
    name,
    title: `The whole way with a spool (${told}), against the same without`,
    sides: [side('spool', 'spooled', COUNT, interval), side('memory', 'notify-about', COUNT)],
    rounds: 3,
    setting: () => start('peer'),
  })),
  {
    name: 'backlog',
    title: 'A million notifications that waited on the disk for the broker, against those told with it there',
    sides: [side('backlog', 'backlog', 1_000_000), side('with a broker', 'notify-about', COUNT)],
    rounds: 1,
    setting: () => start('peer'),
  },
];
