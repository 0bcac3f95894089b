import { side, type Case } from '../case.ts';
import { start } from '../processes.ts';

export const listen: Case = {
  name: 'listen',
  title: "A listener that decodes and validates, against rhea's receiver, which looks at nothing",
  sides: [side('listen', 'listen', 40_000), side('rhea', 'rhea-receiver', 40_000)],
  rounds: 3,
  setting: () => start('source'),
};
