import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

export const rheaPromise: Case = {
  name: 'rhea-promise',
  title:
    "The whole way, against rhea-promise's AwaitableSender with the same message, finished (to a rhea peer)",
  sides: [side('notify-about', 'notify-about', 40_000), side('rhea-promise', 'rhea-promise', 40_000)],
  rounds: 3,
  setting: () => start('peer'),
};
