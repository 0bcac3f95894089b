// What importing the package and calling a function cost, each in processes of its own: `npm run bench`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { cinderVolume } from '../test/samples/volume/volume.ts';
import { alice } from '../test/samples/make.ts';

const RUNS = 11;

// The validators of all resources by themselves: in the package they are part of a larger file.
const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
const validators = path.join(folder, 'validators.mjs');
buildSync({
  entryPoints: [path.resolve(import.meta.dirname, '../src/generated/validators.ts')],
  outfile: validators,
  bundle: true,
  format: 'esm',
});

const probes: Record<string, string> = {
  'load the validators of all resources, ms': `
    const before = performance.now();
    await import(${JSON.stringify(pathToFileURL(validators))});
    console.log(performance.now() - before);`,
  'import, ms': `
    const before = performance.now();
    await import('../dist/index.js');
    console.log(performance.now() - before);`,
  'call with notifications off, µs': `
    import { notifyAboutVolumeAction, openNotifier } from '../dist/index.js';
    openNotifier({});
    ${timed(1000)}`,
  'call that is told, µs': `
    import { notifyAboutVolumeAction, openNotifier } from '../dist/index.js';
    import { startBroker } from '../dist/testing/index.js';
    const broker = await startBroker({ credit: 1000 });
    const notifier = openNotifier({ url: broker.url });
    ${timed(20)}
    await notifier.close();
    await broker.close();
    if (notifier.stats().accepted !== notifier.stats().told) throw new Error('not all were accepted');`,
};

/** The median of what a call takes, in µs, over a thousand turns of the event loop with so many calls each. */
function timed(calls: number): string {
  return `
    import { setImmediate } from 'node:timers/promises';
    const context = ${JSON.stringify(alice)};
    const volume = ${JSON.stringify(cinderVolume)};
    const details = { action: 'extend', phase: 'end', parameters: { orig_size: 10, new_size: 20 } };
    const took = [];
    for (let turn = 0; turn < 1500; turn++) {
      const before = performance.now();
      for (let n = 0; n < ${calls}; n++) notifyAboutVolumeAction(context, volume, details);
      took.push(((performance.now() - before) * 1000) / ${calls});
      await setImmediate();
    }
    console.log(took.slice(500).sort((a, b) => a - b)[500]);`;
}

function run(source: string): number {
  const args = ['--input-type=module', '--eval', source];
  return Number(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }));
}

console.log(`Node ${process.version}, ${RUNS} processes each: median (least to most)`);
for (const [name, source] of Object.entries(probes)) {
  const figures = Array.from({ length: RUNS }, () => run(source)).sort((a, b) => a - b);
  const [least, median, most] = [0, (RUNS - 1) / 2, RUNS - 1].map((index) => figures[index]?.toFixed(2));
  console.log(`${name.padEnd(42)} ${median} (${least} to ${most})`);
}
rmSync(folder, { recursive: true });
