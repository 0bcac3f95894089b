import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

export const growth: readonly Case[] = [
  {
    name: 'many',
    title: 'A million notifications, against ten thousand',
    sides: [side('1,000,000', 'notify-about', 1_000_000), side('10,000', 'notify-about', 10_000)],
    rounds: 1,
    setting: () => start('peer'),
  },
  {
    name: 'kinds',
    title: 'Every kind of resource in turn, against one kind',
    sides: [side('78 kinds', 'notify-about', 40_000, 'all-kinds'), side('1 kind', 'notify-about', 40_000)],
    rounds: 3,
    setting: () => start('peer'),
  },
  {
    name: 'size',
    title: 'Notifications of 256 KiB, against those of 1 KiB',
    sides: [side('256 KiB', 'sized', 200, 256), side('1 KiB', 'sized', 20_000, 1)],
    rounds: 3,
    setting: () => start('peer'),
  },
];
