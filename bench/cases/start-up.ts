import { side, type Case } from '../case.ts';

const rheas = ['rhea', 'debug', 'ms'].map((name) => `node_modules/${name}`);

export const startUp: readonly Case[] = [
  {
    name: 'import',
    title: 'To import the package, against rhea alone, which it loads when there is a broker to reach',
    sides: [side('notify-about', 'import', 'notify-about'), side('rhea', 'import', 'rhea')],
    rounds: 9,
  },
  {
    name: 'first-call',
    title: 'A call that waits for a broker, against one with notifications off',
    sides: [side('on', 'first-call', 'amqp://127.0.0.1:1'), side('off', 'first-call')],
    rounds: 5,
  },
  {
    name: 'package',
    title: 'The package, against rhea and what it depends on',
    sides: [
      side('notify-about', 'package', 'dist', 'schemas', 'package.json'),
      side('rhea', 'package', ...rheas),
    ],
    rounds: 1,
  },
];
