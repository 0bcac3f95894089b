import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { readFolder } from '../../src/store/read-folder.ts';
import { roll } from '../../src/store/rolling.ts';
import { always, idsOf, keeping, lineOf, withEngine } from './scene.ts';

describe('reading a folder of notifications', () => {
  const scene = keeping();
  const engine = withEngine();

  /** Writes a collector's file; ids are the times of the lines: minutes after ten. */
  function put(file: string, minutes: readonly number[]): void {
    const target = path.join(scene.directory, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const day = /day=([\d-]+)/.exec(file)?.[1] ?? '';
    writeFileSync(target, minutes.map((minute) => `${at(day, minute)}\n`).join(''));
  }

  function at(day: string, minute: number): string {
    return lineOf(String(minute), `${day} 10:${String(minute).padStart(2, '0')}:00.000000`);
  }

  it('gives the days that the window touches, in order', async () => {
    for (const day of [20, 21, 22, 23]) put(`day=2026-11-${day}/a.ndjson`, [day]);
    const ids = async (from: string, to: string): Promise<string[]> =>
      idsOf(await scene.read({ from: Date.parse(from), to: Date.parse(to) }));
    expect(await ids('2026-11-21T23:00:00Z', '2026-11-22T00:00:01Z')).to.deep.equal(['21', '22']);
    expect(await ids('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z')).to.deep.equal(['21']);
    expect(idsOf(await scene.read())).to.deep.equal(['20', '21', '22', '23']);
  });

  it('puts what several collectors kept, in both forms, in the order of time', async () => {
    put('day=2026-11-22/a-000001.ndjson', [1, 4, 6]);
    await roll(path.join(scene.directory, 'day=2026-11-22'), 'a', engine(), () => false);
    put('day=2026-11-22/a-000002.ndjson', [8, 9]);
    put('day=2026-11-22/a.ndjson', [12]);
    put('day=2026-11-22/b-000001.ndjson', [2, 3, 7]);
    await roll(path.join(scene.directory, 'day=2026-11-22'), 'b', engine(), () => false);
    put('day=2026-11-22/b.ndjson', [11, 13]);
    put('day=2026-11-22/c.ndjson', [5, 10]);
    const inOrder = Array.from({ length: 13 }, (_, n) => String(n + 1));
    expect(idsOf(await scene.read())).to.deep.equal(inOrder);
  });

  it('reads a file once that gets another name, or becomes Parquet, meanwhile', async () => {
    put('day=2026-11-22/a-000001.ndjson', [1]);
    put('day=2026-11-22/a-000002.ndjson', [2]);
    put('day=2026-11-22/a.ndjson', [3]);
    const folder = path.join(scene.directory, 'day=2026-11-22');
    const lines: string[] = [];
    for await (const some of readFolder(scene.directory, always)) {
      lines.push(...some);
      if (lines.length > 1) continue;
      renameSync(path.join(folder, 'a.ndjson'), path.join(folder, 'a-000003.ndjson'));
      put('day=2026-11-22/a.ndjson', [4]);
      await roll(folder, 'a', engine(), () => false);
    }
    expect(idsOf(lines)).to.deep.equal(['1', '2', '3']);
  });

  it('goes on when a day is removed as too old meanwhile', async () => {
    put('day=2026-11-21/a-000001.ndjson', [1]);
    put('day=2026-11-21/a-000002.ndjson', [2]);
    put('day=2026-11-22/a.ndjson', [3]);
    const lines: string[] = [];
    for await (const some of readFolder(scene.directory, always)) {
      if (lines.push(...some) === 1)
        rmSync(path.join(scene.directory, 'day=2026-11-21'), { recursive: true });
    }
    expect(idsOf(lines)).to.deep.equal(['1', '3']);
  });

  it('leaves out a line that is being written, and reads what is longer than a piece of the file', async () => {
    const long = lineOf('x'.repeat(3_000_000));
    put('day=2026-11-22/a.ndjson', []);
    const file = path.join(scene.directory, 'day=2026-11-22/a.ndjson');
    writeFileSync(file, `${at('2026-11-22', 1)}\n${long}\n${at('2026-11-22', 2)}\n{"notif`);
    const lines = await scene.read();
    expect(lines.map((line) => line.length)).to.deep.equal([
      at('2026-11-22', 1).length,
      long.length,
      at('2026-11-22', 2).length,
    ]);
  });

  it('can be ended anywhere', async () => {
    put('day=2026-11-22/a.ndjson', [1, 2]);
    put('day=2026-11-22/b.ndjson', [3]);
    for await (const lines of readFolder(scene.directory, always)) {
      expect(idsOf(lines)).to.deep.equal(['1', '2']);
      break;
    }
  });

  it('fails on a folder that is not there', async () => {
    const error = await readAllOf(path.join(scene.directory, 'nothing')).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'ENOENT' });
  });

  it('names a file of Parquet that is damaged', async () => {
    put('day=2026-11-22/a-000001.parquet', [1]);
    const error = await scene.read().catch((reason: unknown) => reason);
    expect(error).to.include({ name: 'StoreError', code: 'ERR_STORE_FILE_DAMAGED' });
    expect((error as Error).message).to.match(
      /a-000001\.parquet cannot be read: restore it, or move it away \(.+\)$/,
    );
  });

  async function readAllOf(directory: string): Promise<void> {
    for await (const lines of readFolder(directory, always)) expect.fail(lines.join());
  }
});
