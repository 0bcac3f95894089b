import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import { exitCodeOf, linesFrom } from './command.ts';

// Stands for a command that never ends.
const endless = `
  import { Interruption } from '${pathToFileURL(path.join(root, 'src/cli/interruption.ts')).href}';
  const interruption = new Interruption();
  interruption.takeSignals();
  setInterval(() => {}, 1000);
  interruption.signal.addEventListener('abort', () => console.log('ending'));
  process.on('SIGTERM', () => console.log('SIGTERM'));
  console.log('here');`;

describe('an interruption', () => {
  let child: ChildProcessWithoutNullStreams;
  let nextLine: () => Promise<string>;
  beforeEach(async () => {
    child = spawn(process.execPath, ['--import=tsx/esm', '--input-type=module', '--eval', endless], {
      cwd: root,
    });
    nextLine = linesFrom(child.stdout);
    expect(await nextLine()).to.equal('here');
  });
  afterEach(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  });

  it('is the same one when it is told twice at once, as npx and timeout do', async () => {
    child.kill('SIGINT');
    expect(await nextLine()).to.equal('ending');
    child.kill('SIGTERM');
    expect(await nextLine()).to.equal('SIGTERM');
    expect(child.exitCode).to.equal(null);
  });

  it('ends the process at once when it comes again later', async () => {
    child.kill('SIGINT');
    const asking = setInterval(() => child.kill('SIGINT'), 100);
    try {
      expect(await exitCodeOf(child)).to.equal(130);
    } finally {
      clearInterval(asking);
    }
  });
});
