import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { columns } from '../../src/store/columns.ts';
import { partsIn } from '../../src/store/names.ts';
import { roll } from '../../src/store/rolling.ts';
import { sampleLine } from '../cli/command.ts';
import { filesIn, idsOf, keeping, lineOf, names, withEngine } from './scene.ts';

const DAY = 'day=2026-11-22';
const goOn = (): boolean => false;

describe('a file that is finished', () => {
  const scene = keeping();
  const engine = withEngine();

  function folder(): string {
    const made = path.join(scene.directory, DAY);
    mkdirSync(made, { recursive: true });
    return made;
  }

  function write(name: string, lines: readonly string[]): string {
    const file = path.join(folder(), name);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return file;
  }

  it('becomes Parquet of the same lines, in a file for its owner alone', async () => {
    const lines = names('i', 20_000).map((id) => lineOf(id));
    write('a-000001.ndjson', lines);
    await roll(folder(), 'a', engine(), goOn);
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.parquet`]);
    expect(statSync(path.join(folder(), 'a-000001.parquet')).mode & 0o777).to.equal(0o600);
    expect(await scene.read()).to.deep.equal(lines);
  });

  it('keeps every line to the letter, whatever stands in it', async () => {
    const nasty = [
      lineOf(`"it's", a\n\r\t\\ \u0000 \u2028 ☃ 𝕏`),
      lineOf('\ud800 half of a pair'),
      'no JSON at all',
      '{"notification":',
      '[]',
      lineOf('large'.repeat(2_000_000)),
      lineOf('last'),
    ];
    write('a-000001.ndjson', nasty);
    await roll(folder(), 'a', engine(), goOn);
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.parquet`]);
    expect(await scene.read()).to.deep.equal(nasty);
  });

  it('has columns of what reports ask for', async () => {
    const fault = { exception: 'Forbidden', status_code: 403 };
    const notification = JSON.parse(sampleLine()) as { payload: object };
    Object.assign(notification.payload, { fault });
    const file = write('a-000001.ndjson', [JSON.stringify({ notification, context: {} })]);
    await roll(folder(), 'a', engine(), goOn);
    const parquet = file.replace('.ndjson', '.parquet');
    const found: [string, unknown][] = [];
    for (const [name] of columns) found.push([name, await only(parquet, name)]);
    // Times are objects of DuckDB's own class.
    expect(Object.fromEntries(found.map(([name, value]) => [name, plain(value)]))).to.deep.equal({
      ...{ message_id: '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d', event_type: 'dashboard.volume.extend.end' },
      ...{ timestamp: { micros: 1795361811520000n }, publisher_id: 'horizon.test', priority: 'INFO' },
      ...{ phase: 'end', action: 'extend', duration: 0.418 },
      ...{
        resource_type: 'volume',
        resource_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
        resource_name: 'db-data',
      },
      ...{ user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60', user_name: 'alice' },
      ...{ project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60', project_name: 'web', region: 'RegionOne' },
      ...{ remote_address: '192.0.2.7', view: 'project/volumes' },
      operation_id: 'c2a1f4d8-0b7e-4f3a-8d96-1e5b7c3a9f20',
      ...{ request_id: 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10' },
      ...{ fault_exception: 'Forbidden', fault_status: 403 },
    });
  });

  function plain(value: unknown): unknown {
    return typeof value === 'object' ? { ...value } : value;
  }

  async function only(file: string, name: string): Promise<unknown> {
    for await (const [value] of engine().column(file, name)) return value;
    return undefined;
  }

  it('is read once, and removed by the next attempt, when the process died before that', async () => {
    const lines = names('i', 10).map((id) => lineOf(id));
    const file = write('a-000001.ndjson', lines);
    copyFileSync(file, `${file}.kept`);
    await roll(folder(), 'a', engine(), goOn);
    // Whichever of the two forms is found first.
    copyFileSync(path.join(folder(), 'a-000001.parquet'), path.join(folder(), 'a-000002.parquet'));
    for (const name of ['a-000001.ndjson', 'a-000002.ndjson'])
      copyFileSync(`${file}.kept`, path.join(folder(), name));
    copyFileSync(`${file}.kept`, path.join(folder(), 'a-000003.ndjson'));
    copyFileSync(path.join(folder(), 'a-000001.parquet'), path.join(folder(), 'a-000003.parquet'));
    expect(await scene.read()).to.deep.equal([...lines, ...lines, ...lines]);
    expect(partsIn(folder()).map(({ form }) => form)).to.deep.equal(['parquet', 'parquet', 'parquet']);
    await roll(folder(), 'a', engine(), goOn);
    expect(scene.files()).to.deep.equal([1, 2, 3].map((n) => `${DAY}/a-00000${n}.parquet`));
  });

  it('leaves nothing of an attempt that was cut short', async () => {
    write('a-000001.ndjson', [lineOf('i1')]);
    const unfinished = path.join(folder(), '.a-000001.tmp');
    writeFileSync(unfinished, 'PAR1 half');
    expect(idsOf(await scene.read())).to.deep.equal(['i1']);
    await roll(folder(), 'a', engine(), goOn);
    expect(statSync(unfinished, { throwIfNoEntry: false })).to.equal(undefined);
    expect(idsOf(await scene.read())).to.deep.equal(['i1']);
  });

  it('stays when what was made of it has not all of its lines', async () => {
    write('a-000001.ndjson', [lineOf('i1'), lineOf('i2')]);
    const short = { toParquet: () => Promise.resolve(1) } as never;
    const error = await roll(folder(), 'a', short, goOn).catch((reason: unknown) => reason);
    expect(error).to.have.property('message', '1 rows were made from 2 lines');
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.ndjson`]);
  });

  it('of another collector, or still written to, is left alone', async () => {
    write('b-000001.ndjson', [lineOf('i1')]);
    write('a.ndjson', [lineOf('i2')]);
    await roll(folder(), 'a', engine(), goOn);
    expect(scene.files()).to.deep.equal([`${DAY}/a.ndjson`, `${DAY}/b-000001.ndjson`]);
  });

  it('is found in a folder whose name DuckDB would take for a pattern', async () => {
    const odd = path.join(scene.directory, "it's [a-z]*?");
    mkdirSync(path.join(odd, DAY), { recursive: true });
    writeFileSync(path.join(odd, DAY, 'a-000001.ndjson'), `${lineOf('i1')}\n`);
    await roll(path.join(odd, DAY), 'a', engine(), goOn);
    expect(filesIn(odd)).to.deep.equal([`${DAY}/a-000001.parquet`]);
  });
});
