import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import { week } from '../../simulate/week.ts';
import { parseBaseline } from '../../src/reports/usage/baseline-lines.ts';
import { bundled } from '../process.ts';
import { madeWeek } from './made-week.ts';

const run = promisify(execFile);

describe('npm run simulate', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulate-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  let module: string;
  before(async () => {
    module = await bundled("await import('./simulate/index.ts');");
  });

  // The coverage of such a process does not count.
  const env = { ...process.env, NODE_V8_COVERAGE: '' };
  function simulate(...args: string[]): Promise<{ stdout: string }> {
    const running = run(process.execPath, ['--input-type=module', '-', ...args], { cwd: root, env });
    running.child.stdin?.end(module);
    return running;
  }

  it('writes the lines, the answers and the baseline', async () => {
    const [to, answers, baseline] = ['to', 'answers', 'baseline'].map((name) => path.join(folder, name));
    const files = ['--to', to ?? '', '--answers', answers ?? '', '--baseline', baseline ?? ''];
    await simulate('--users', '60', ...files);
    const expected = madeWeek();
    expect(textOf(to) === [...expected.lines, ''].join('\n')).to.equal(true);
    expect(JSON.parse(textOf(answers))).to.deep.equal(expected.answers);
    expect(parseBaseline(textOf(baseline).split('\n'))).to.deep.equal(expected.baseline);
  });

  it('prints the lines, unless they go to a file', async () => {
    const { stdout } = await simulate('--count', '3');
    expect(stdout).to.equal([...week({ count: 3 }).lines, ''].join('\n'));
  });

  it('refuses what is no number', async () => {
    const failed = await simulate('--users', 'many').catch((error: unknown) => error);
    expect(String(failed)).to.include('--users takes a whole number from 1 on');
  });
});

function textOf(file = ''): string {
  return readFileSync(file, 'utf8');
}
