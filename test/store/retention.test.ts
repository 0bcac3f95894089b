import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
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

  /** Creates files with a time of their last write; `removeOld` reads nothing else. */
  function put(at: string, ...names: string[]): void {
    const time = Date.parse(at) / 1000;
    for (const name of names) {
      const file = path.join(directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'x\ny\n');
      for (const each of [file, path.dirname(file)]) utimesSync(each, time, time);
    }
  }

  const isThere = (name: string): boolean => existsSync(path.join(directory, name));

  it('is counted in whole days: what came on one that ended longer ago is removed, and counted', async () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-22', '2026-12-24'];
    for (const day of days) put(`${day}T23:00:00Z`, `day=${day}/a.ndjson`);
    put('2026-11-18T01:00:00Z', 'day=2026-11-18/a-000001.ndjson', 'day=2026-11-18/.a-000002.tmp');
    expect(await removeOld(directory, 3, NOON)).to.deep.equal({ files: 3, notifications: 4 });
    expect(days.filter((day) => isThere(`day=${day}`))).to.deep.equal(days.slice(1));
    expect(await removeOld(directory, 3, Date.parse('2026-11-23T00:00:00.001Z'))).to.deep.equal({
      ...{ files: 1, notifications: 2 },
    });
    expect(days.filter((day) => isThere(`day=${day}`))).to.deep.equal(days.slice(2));
  });

  it('is that of its arrival, whatever day the publisher claims', async () => {
    const claimed = ['1970-01-01', '2025-11-22', '2026-11-22', '9999-12-31'];
    put('2026-11-22T11:59:00Z', ...claimed.map((day) => `day=${day}/new.ndjson`));
    put('2026-08-01T00:00:00Z', ...claimed.map((day) => `day=${day}/old-000001.ndjson`));
    expect(await removeOld(directory, 90, NOON)).to.deep.equal({ files: 4, notifications: 8 });
    for (const day of claimed) expect(isThere(`day=${day}/new.ndjson`), day).to.equal(true);
  });

  it('is never less than a day, at whatever hour it is looked at', async () => {
    put('2026-11-21T12:00:01Z', 'day=2026-11-21/a.ndjson');
    put('2026-11-20T23:59:59Z', 'day=2026-11-20/a.ndjson');
    const days = ['2026-11-21', '2026-11-20'];
    const areThere = (): boolean[] => days.map((day) => isThere(`day=${day}/a.ndjson`));
    await removeOld(directory, 1, Date.parse('2026-11-22T00:00:00Z'));
    expect(areThere()).to.deep.equal([true, true]);
    await removeOld(directory, 1, Date.parse('2026-11-23T00:00:00Z'));
    expect(areThere()).to.deep.equal([true, false]);
  });

  it('begins anew for what came while the clock was not set', async () => {
    put('1970-01-01T00:02:00Z', 'day=2026-11-20/a.ndjson');
    expect(await removeOld(directory, 90, NOON)).to.deep.equal({ files: 0, notifications: 0 });
    expect(statSync(path.join(directory, 'day=2026-11-20/a.ndjson')).mtimeMs).to.equal(NOON);
  });

  it('matters to nothing that a collector did not make', async () => {
    const others = [
      'notes/a.ndjson',
      'day=old/a.ndjson',
      'a.ndjson',
      'day=2020-01-01.parquet',
      'day=2020-01-02/notes.txt',
    ];
    put('2020-01-02T00:00:00Z', ...others, 'day=2020-01-02/a.ndjson', 'elsewhere/a.ndjson');
    symlinkSync(path.join(directory, 'elsewhere'), path.join(directory, 'day=2020-01-03'));
    await removeOld(directory, 1, NOON);
    expect(others.filter(isThere)).to.deep.equal(others);
    expect(isThere('elsewhere/a.ndjson')).to.equal(true);
    expect(isThere('day=2020-01-02/a.ndjson')).to.equal(false);
  });
});
