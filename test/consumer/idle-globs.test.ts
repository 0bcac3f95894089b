import { once } from 'node:events';
import { expect } from 'chai';
import { hearing } from './hearing.ts';

describe('a glob of a handler', () => {
  const scene = hearing();

  it('is said when it is for this package and fits none of its events', async () => {
    const warned: string[] = [];
    const hear = ({ message }: Error): unknown => warned.push(message);
    process.on('warning', hear);
    const globs = [
      'dashboard.volum.*',
      'dashboard.volume.*',
      'dashboard.*.explode.end',
      'compute.instance.*',
      '*',
    ];
    const said = once(process, 'warning');
    scene.hear(Object.fromEntries(globs.map((glob) => [glob, () => undefined])));
    await said;
    await new Promise(setImmediate);
    process.off('warning', hear);
    expect(warned).to.deep.equal([
      "notify-about: the handler of 'dashboard.volum.*' fits no event that this version knows: 'notify-about events' lists them",
      "notify-about: the handler of 'dashboard.*.explode.end' fits no event that this version knows: 'notify-about events' lists them",
    ]);
  });
});
