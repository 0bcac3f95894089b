import { expect } from 'chai';
import { until } from '../until.ts';
import { hearing } from './hearing.ts';

describe('a glob of a handler', () => {
  const scene = hearing();

  it('is said when it is for this package and fits none of its events', async () => {
    const warned: string[] = [];
    const hear = ({ message }: Error): void => {
      if (message.includes('the handler of')) warned.push(message);
    };
    process.on('warning', hear);
    const globs = [
      'dashboard.volum.*',
      'dashboard.volume.*',
      'dashboard.*.explode.end',
      'compute.instance.*',
      '*',
    ];
    scene.hear(Object.fromEntries(globs.map((glob) => [glob, () => undefined])));
    await until(() => warned.length === 2);
    process.off('warning', hear);
    const what = "matches no event of this version: 'notify-about events' lists them";
    expect(warned).to.deep.equal([
      `notify-about: the handler of 'dashboard.volum.*' ${what}`,
      `notify-about: the handler of 'dashboard.*.explode.end' ${what}`,
    ]);
  });
});
