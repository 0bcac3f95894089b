import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

export const collect: Case = {
  name: 'collect',
  title: "The command that keeps each notification on the disk, against rhea's receiver, which keeps nothing",
  sides: [side('collect', 'collect', 40_000), side('rhea', 'rhea-receiver', 40_000)],
  rounds: 2,
  setting: () => start('source'),
};
