// The figures in docs/reports are those of the command for the simulated week.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import { baselineLines, parseBaseline } from '../../src/reports/usage/baseline-lines.ts';
import { outputOf, ran, shownOn, writeCommand } from '../cli/page.ts';
import { madeWeek } from '../simulate/made-week.ts';

const pages = readdirSync(path.join(root, 'docs/reports')).map((file) => `docs/reports/${file}`);
const kept = '/var/lib/notifications';

function textOf(page: string): string {
  return readFileSync(path.join(root, page), 'utf8');
}

/** Returns the commands of a page, one per line. */
function givenOn(page: string): string[] {
  const blocks = [...textOf(page).matchAll(/^```sh\n([^]*?)```$/gm)];
  return blocks.flatMap(([, block = '']) => block.trim().split('\n'));
}

/**
 * Writes the week and its baseline, as `npm run simulate -- --users 60` writes them; one day of it is kept in a folder.
 */
function writeWeek(folder: string): void {
  const { lines, baseline } = madeWeek();
  writeFileSync(path.join(folder, 'week.ndjson'), textOfLines(lines));
  writeFileSync(path.join(folder, 'baseline.ndjson'), textOfLines([...baselineLines(baseline)]));
  writeFileSync(path.join(folder, 'october.ndjson'), '{"baseline":"1970-01-01T00:00:00Z"}\n');
  mkdirSync(path.join(folder, 'kept/day=2026-11-16'), { recursive: true });
  writeFileSync(path.join(folder, 'kept/day=2026-11-16/web1.ndjson'), textOfLines(lines.slice(0, 100)));
}

function textOfLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

describe('the pages for the readers of reports', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    writeCommand(folder);
    writeWeek(folder);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Returns the exit code. 1 is allowed: the requested data is missing, and the amount depends on the clock. */
  async function codeOf(command: string): Promise<number | null> {
    const [line = ''] = command.replace(kept, 'kept').split(' > ');
    return (await ran(line, folder)).code;
  }

  for (const page of pages) {
    for (const { command, output } of shownOn(page)) {
      it(`show what is printed by ${command}`, async () => {
        expect(await outputOf(command, folder)).to.equal(output);
      });
    }

    it(`give commands that are some: ${page}`, async () => {
      const given = givenOn(page);
      expect(given).to.not.be.empty;
      for (const command of given) expect(await codeOf(command), command).to.be.oneOf([0, 1]);
    });
  }

  it('show a baseline that can be read', () => {
    const [, lines = ''] = /^```\n(\{"baseline"[^]*?)```$/m.exec(textOf('docs/reports/billing.md')) ?? [];
    const { resources } = parseBaseline(lines.split('\n'));
    expect(resources.map(({ type }) => type)).to.deep.equal(['instance', 'volume', 'floating_ip']);
  });
});
