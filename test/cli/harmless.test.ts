// The output contains no terminal control characters, marks of direction, or invisible characters.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { noon, notificationsOf, sampleOperation } from '../reports/stream.ts';
import { notifyAbout } from './command.ts';
import { folderOfEachTest } from './folder.ts';

/** Returns the characters between two codes, both included. */
function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

const controls = [...between(0, 0x1f), ...between(0x7f, 0x9f)];
const marks = [
  ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u3164', '\ufeff', '\uffa0'],
  ...[...between(0x180b, 0x180f), ...between(0x200b, 0x200f), ...between(0x2028, 0x202e)],
  ...[...between(0x2060, 0x206f), ...between(0xfff0, 0xfffb)],
  ...[...between(0x1bca0, 0x1bca3), ...between(0xe0001, 0xe007f)],
];
const all = [...controls, ...marks];

/** Strings with each of them, for all places that a user may write to. */
const names = all.map((character) => `x${character}y`);
const lines = names.flatMap((name, index) => {
  const named = { request: name, user: `u${String(index)}`, userName: name, at: noon + index * 1000 };
  const where = {
    user_id: `u${String(index)}`,
    user_name: name,
    project_id: name,
    project_name: name,
    region: name,
  };
  const initiator = { ...where, remote_address: name, session_id: name };
  const volume = { type: 'volume', id: `v${String(index)}`, name, volume_type: name, size: 1 };
  const fault = { exception: name, module_name: name, service_request_id: name };
  const told = [sampleOperation(named), sampleOperation({ ...named, request: `failed ${name}`, fault })];
  return told.flatMap(notificationsOf).map((notification) => ({
    ...{ ...notification, publisher_id: name },
    payload: { ...notification.payload, initiator, resource: volume, parameters: { description: name } },
  }));
});
const input = lines
  .map(
    (notification) => `${JSON.stringify({ notification, context: { user: notification.publisher_id } })}\n`,
  )
  .join('');

const window = ['--from', '2026-11-18', '--to', '2026-11-19'];
const reports = [
  ['errors'],
  ['response-times'],
  ['actions'],
  ['overview'],
  ['audit'],
  ['usage', ...window],
  ['user', 'u7'],
];

function isIn(text: string, kinds: readonly string[]): string[] {
  return kinds
    .filter((each) => text.includes(each))
    .map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16)}`);
}

function without(...these: readonly string[]): string[] {
  return all.filter((each) => !these.includes(each));
}

/** Returns all strings in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('what is printed', () => {
  const { at } = folderOfEachTest();

  for (const report of [...reports.map((each) => ['report', ...each]), ['tail', '--file', '-']]) {
    it(`is clean as a table: ${report.join(' ')}`, async () => {
      const { stdout } = await notifyAbout(report, { input });
      expect(stdout).to.include('\n');
      expect(isIn(stdout, without('\n'))).to.deep.equal([]);
    });
  }

  for (const report of reports) {
    it(`is clean as CSV: ${report.join(' ')}`, async () => {
      const { stdout } = await notifyAbout(['report', ...report, '--csv'], { input });
      expect(isIn(stdout.replaceAll('\r\n', '\n'), without('\t', '\n'))).to.deep.equal([]);
    });
  }

  for (const report of reports.filter(([name]) => name !== 'audit')) {
    it(`is clean as a page: ${report.join(' ')}`, async () => {
      await notifyAbout(['report', ...report, '--html', at('page.html')], { input });
      expect(isIn(readFileSync(at('page.html'), 'utf8'), without('\n'))).to.deep.equal([]);
    });
  }

  const asJson = [
    ['tail', '--json', '--file', '-'],
    ...reports.map((each) => ['report', ...each, '--json']),
    ['report', 'audit', '--cadf'],
  ];
  for (const asked of asJson) {
    it(`is clean as JSON, with the same data: ${asked.join(' ')}`, async () => {
      const { stdout } = await notifyAbout(asked, { input });
      expect(isIn(stdout, without('\n'))).to.deep.equal([]);
      const texts = new Set(
        textsIn(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown),
        ),
      );
      const expected = asked.includes('user') ? ['x\u0007y'] : asked.includes('response-times') ? [] : names;
      if (!asked.includes('actions') && !asked.includes('overview'))
        expect([...texts]).to.include.members(expected);
    });
  }

  it('is clean in what a period leaves to the next one', async () => {
    await notifyAbout(['report', 'usage', ...window, '--write-baseline', at('next')], { input });
    const written = readFileSync(at('next'), 'utf8');
    expect(isIn(written, without('\n'))).to.deep.equal([]);
    expect(
      textsIn(
        written
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ),
    ).to.include.members(names);
  });

  it('is clean where it says what was wrong', async () => {
    const { stderr } = await notifyAbout(['validate', `no${marks.join('')}thing`]);
    expect(isIn(stderr, without('\n'))).to.deep.equal([]);
  });
});
