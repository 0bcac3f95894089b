// What importing the package and calling a function cost, each in a process of its own: `npm run bench`.
import { execFileSync } from 'node:child_process';

const RUNS = 11;

const probes = {
  'import, ms': `
    const before = performance.now();
    await import('../dist/index.js');
    console.log(performance.now() - before);`,
  'call with notifications off, µs': `
    import { notifyAboutVolumeAction, openNotifier } from '../dist/index.js';
    openNotifier({});
    ${timed('notifyAboutVolumeAction(context, volume, details)', 1000)}`,
  'call that is told, µs': `
    import { notifyAboutVolumeAction, openNotifier } from '../dist/index.js';
    import { startBroker } from '../dist/testing/index.js';
    const broker = await startBroker({ credit: 1000 });
    const notifier = openNotifier({ url: broker.url });
    ${timed('notifyAboutVolumeAction(context, volume, details)', 20)}
    await notifier.close();
    await broker.close();
    if (notifier.stats().accepted !== notifier.stats().told) throw new Error('not all were accepted');`,
};

/** The median over many turns of the event loop of what a call takes, in µs; a turn makes \`calls\` of them. */
function timed(call, calls) {
  return `
    import { setImmediate } from 'node:timers/promises';
    import { cinderVolume as volume, alice as context } from './data.js';
    const details = { action: 'extend', phase: 'end', parameters: { orig_size: 10, new_size: 20 } };
    const took = [];
    for (let turn = 0; turn < 1500; turn++) {
      const before = performance.now();
      for (let n = 0; n < ${calls}; n++) ${call};
      took.push(((performance.now() - before) * 1000) / ${calls});
      await setImmediate();
    }
    console.log(took.slice(500).sort((a, b) => a - b)[500]);`;
}

function run(source) {
  const args = ['--input-type=module', '--eval', source];
  return Number(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }));
}

console.log(`Node ${process.version}, ${RUNS} processes each: median (least to most)`);
for (const [name, source] of Object.entries(probes)) {
  const figures = Array.from({ length: RUNS }, () => run(source)).sort((a, b) => a - b);
  const [least, median, most] = [figures[0], figures[(RUNS - 1) / 2], figures[RUNS - 1]];
  console.log(`${name.padEnd(34)} ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`);
}
