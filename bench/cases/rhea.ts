import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

export const rhea: Case = {
  name: 'rhea',
  title: "The whole way, against rhea's send of the same message, finished (to a rhea peer)",
  sides: [side('notify-about', 'notify-about', 40_000), side('rhea', 'rhea', 40_000)],
  rounds: 5,
  setting: () => start('peer'),
};
