import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { removeOld } from '../../src/store/retention.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');

describe('the age of what is kept', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'notify-about-old-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function put(...names: string[]): void {
    for (const name of names) {
      mkdirSync(path.join(directory, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(directory, name), 'x\n');
    }
  }

  const isThere = (name: string): boolean => existsSync(path.join(directory, name));

  it('is counted in whole days: one that ended longer ago is removed', async () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-22', '2026-12-24'];
    put(
      ...days.map((day) => `day=${day}/a.ndjson`),
      'day=2026-11-18/a-000001.parquet',
      'day=2026-11-18/.a-000002.tmp',
    );
    await removeOld(directory, 3, NOON);
    expect(days.filter((day) => isThere(`day=${day}`))).to.deep.equal(days.slice(1));
    await removeOld(directory, 3, Date.parse('2026-11-23T00:00:00.001Z'));
    expect(days.filter((day) => isThere(`day=${day}`))).to.deep.equal(days.slice(2));
  });

  it('matters to nothing that a collector did not make', async () => {
    const others = [
      'notes/a.ndjson',
      'day=old/a.ndjson',
      'a.ndjson',
      'day=2020-01-01.parquet',
      'day=2020-01-02/notes.txt',
    ];
    put(...others, 'day=2020-01-02/a.ndjson', 'elsewhere/a.ndjson');
    symlinkSync(path.join(directory, 'elsewhere'), path.join(directory, 'day=2020-01-03'));
    await removeOld(directory, 1, NOON);
    expect(others.filter(isThere)).to.deep.equal(others);
    expect(isThere('elsewhere/a.ndjson')).to.equal(true);
    expect(isThere('day=2020-01-02/a.ndjson')).to.equal(false);
  });
});
