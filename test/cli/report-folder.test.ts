// A folder of `collect`, passed to a report in place of a file.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import type { ActionsResult } from '../../src/reports/actions/result.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { roll } from '../../src/store/rolling.ts';
import { noon, notificationsOf, sampleOperation } from '../reports/stream.ts';
import { withEngine } from '../store/scene.ts';
import { commandFile, notifyAbout, notifyAboutApart } from './command.ts';

const DAY = 86_400_000;

interface Document {
  readonly input: InputCounts;
  readonly result: ActionsResult;
}

describe('notify-about report, of a folder', () => {
  const engine = withEngine();
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    for (const day of [-4, -3, -1, 0]) put(day);
    await roll(path.join(folder, 'day=2026-11-17'), 'a', engine(), () => false);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Stores notifications around noon, this many days after the 18th; all files but the last day's are finished. */
  function put(day: number): void {
    const at = noon + day * DAY;
    const name = new Date(at).toISOString().slice(0, 10);
    const lines = notificationsOf(sampleOperation({ request: name, at })).map(
      (notification) => `${JSON.stringify({ notification, context: {} })}\n`,
    );
    mkdirSync(path.join(folder, `day=${name}`));
    writeFileSync(
      path.join(folder, `day=${name}`, day === 0 ? 'a.ndjson' : 'a-000001.ndjson'),
      lines.join(''),
    );
  }

  it('reads NDJSON and Parquet', async () => {
    const { code, stdout, stderr } = await notifyAbout(['report', 'errors', folder, '--json']);
    expect((JSON.parse(stdout) as Document).input).to.include({ lines: 8, taken: 8 });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: 'notify-about: 8 lines: 8 taken\n' });
  });

  it('reads the days of the window, and one before and after', async () => {
    const options = ['--from', '2026-11-18', '--to', '2026-11-19', '--json'];
    const { stdout } = await notifyAbout(['report', 'errors', folder, ...options]);
    expect((JSON.parse(stdout) as Document).input.lines).to.equal(4);
  });

  it('reads all that was before, where that says who is new', async () => {
    const options = ['--from', '2026-11-18', '--to', '2026-11-19', '--json'];
    const { stdout } = await notifyAbout(['report', 'actions', folder, ...options]);
    const { input, result } = JSON.parse(stdout) as Document;
    expect(input.lines).to.equal(8);
    expect(result.users).to.include({ count: 1, seenBefore: 1, first: 0 });
  });

  it('says in one line what to install where Parquet can not be read', async () => {
    const alone = path.join(folder, 'alone');
    cpSync(path.dirname(path.dirname(commandFile())), path.join(alone, 'dist'), { recursive: true });
    cpSync(path.join(root, 'package.json'), path.join(alone, 'package.json'));
    mkdirSync(path.join(alone, 'node_modules'));
    symlinkSync(path.join(root, 'node_modules/rhea'), path.join(alone, 'node_modules/rhea'));
    const file = path.join(alone, 'dist/cli/index.js');
    const { code, stderr } = await notifyAboutApart(['report', 'errors', folder], { file });
    expect(stderr).to.equal(
      'notify-about: Parquet needs DuckDB, which is not installed: npm install @duckdb/node-api\n',
    );
    expect(code).to.equal(2);
  });
});
