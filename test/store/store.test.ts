import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { roll } from '../../src/store/rolling.ts';
import { idsOf, keeping, lineOf, names, received, withEngine } from './scene.ts';

const TODAY = Date.parse('2026-11-22T12:00:00Z');

describe('a folder of notifications', () => {
  const scene = keeping();
  const engine = withEngine();

  it('has a line for each, as tail --json writes it, by the day in UTC on which it was told', async () => {
    const store = await scene.open();
    const traced = { ...received('i2', '2026-11-22T01:00:00+02:00'), trace: { traceparent: '00-1-2-01' } };
    await Promise.all([store.keep(received('i1')), store.keep(traced)]);
    expect(scene.files()).to.deep.equal(['day=2026-11-21/a.ndjson', 'day=2026-11-22/a.ndjson']);
    const [early, late] = scene.files().map((file) => readFileSync(path.join(scene.directory, file), 'utf8'));
    expect(early).to.equal(`${JSON.stringify(traced)}\n`);
    expect(late).to.equal(`${lineOf('i1')}\n`);
    expect(store.counts()).to.deep.equal({ kept: 2, duplicates: 0 });
  });

  it('has those without a time, or with an impossible one, on the day on which they came', async () => {
    const store = await scene.open({ now: () => TODAY });
    const times = [
      undefined,
      'soon',
      '2026-02-31T99:00:00Z',
      '+275760-01-01T00:00:00Z',
      '1969-12-31 23:00:00',
    ];
    await Promise.all(times.map((timestamp, at) => store.keep(received(`i${at}`, '', { timestamp }))));
    expect(scene.files()).to.deep.equal(['day=2026-11-22/a.ndjson']);
    expect(await scene.read()).to.have.lengthOf(times.length);
  });

  it('is for its owner alone', async () => {
    const store = await scene.open({ directory: path.join(scene.directory, 'new') });
    await store.keep(received('i1'));
    const modes = ['new', 'new/day=2026-11-22', 'new/day=2026-11-22/a.ndjson'].map(
      (name) => statSync(path.join(scene.directory, name)).mode & 0o777,
    );
    expect(modes).to.deep.equal([0o700, 0o700, 0o600]);
  });

  it('has each once, whether it comes again at the same time, later, or after a restart', async () => {
    const store = await scene.open();
    await Promise.all([store.keep(received('i1')), store.keep(received('i1'))]);
    await store.keep(received('i1'));
    expect(store.counts()).to.deep.equal({ kept: 1, duplicates: 2 });
    await store[Symbol.asyncDispose]();
    const next = await scene.open();
    await Promise.all([next.keep(received('i1')), next.keep(received('i2'))]);
    expect(next.counts()).to.deep.equal({ kept: 1, duplicates: 1 });
    expect(idsOf(await scene.read())).to.deep.equal(['i1', 'i2']);
  });

  it('goes on when what was kept last cannot be read', async () => {
    mkdirSync(path.join(scene.directory, 'day=2026-11-20'));
    writeFileSync(path.join(scene.directory, 'day=2026-11-20/a-000001.parquet'), 'no Parquet');
    const store = await scene.open({ engine: engine() });
    await store.keep(received('i1'));
    expect(store.counts()).to.deep.equal({ kept: 1, duplicates: 0 });
  });

  it('knows after a restart what has become Parquet too', async () => {
    mkdirSync(path.join(scene.directory, 'day=2026-11-20'));
    writeFileSync(path.join(scene.directory, 'day=2026-11-20/a-000001.ndjson'), `${lineOf('i1')}\n`);
    await roll(path.join(scene.directory, 'day=2026-11-20'), 'a', engine(), () => false);
    const store = await scene.open({ engine: engine() });
    await store.keep(received('i1'));
    expect(store.counts()).to.deep.equal({ kept: 0, duplicates: 1 });
  });

  it('has all of those that have no id, or an empty one', async () => {
    const store = await scene.open();
    await Promise.all([1, 2].map(() => store.keep({ notification: { event_type: 'x' }, context: {} })));
    for (const id of ['', '']) await store.keep(received(id));
    expect(await scene.read()).to.have.lengthOf(4);
  });

  it('loses half a line that a killed process left, and nothing else', async () => {
    const folder = path.join(scene.directory, 'day=2026-11-22');
    mkdirSync(folder);
    const half = lineOf('half').slice(0, 40);
    writeFileSync(path.join(folder, 'a.ndjson'), `${lineOf('i1')}\n${half}`);
    expect(idsOf(await scene.read())).to.deep.equal(['i1']);
    const store = await scene.open();
    await store.keep(received('half'));
    expect(await scene.read()).to.deep.equal([lineOf('i1'), lineOf('half')]);
  });

  it('loses a half line that is longer than what is looked at in one go', async () => {
    const folder = path.join(scene.directory, 'day=2026-11-22');
    mkdirSync(folder);
    appendFileSync(path.join(folder, 'a.ndjson'), `${lineOf('i1')}\n${'x'.repeat(200_000)}`);
    const store = await scene.open();
    await store.keep(received('i2'));
    const text = readFileSync(path.join(folder, 'a.ndjson'), 'utf8');
    expect(text).to.equal(`${lineOf('i1')}\n${lineOf('i2')}\n`);
  });

  it('begins another file when one has become large, and numbers them', async () => {
    const store = await scene.open({ fileBytes: 200 });
    for (const id of names('i', 5)) await store.keep(received(id));
    expect(scene.files()).to.deep.equal([
      'day=2026-11-22/a-000001.ndjson',
      'day=2026-11-22/a-000002.ndjson',
      'day=2026-11-22/a.ndjson',
    ]);
    expect(idsOf(await scene.read())).to.deep.equal(names('i', 5));
  });

  it('is written to by several collectors, each with files of its own', async () => {
    const [one, other] = [await scene.open({ name: 'a' }), await scene.open({ name: 'b' })];
    await Promise.all([one.keep(received('i1')), other.keep(received('i2'))]);
    expect(scene.files()).to.deep.equal(['day=2026-11-22/a.ndjson', 'day=2026-11-22/b.ndjson']);
  });
});
