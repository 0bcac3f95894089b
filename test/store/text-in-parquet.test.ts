// Parquet files have the original text, too.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { roll } from '../../src/store/rolling.ts';
import { keeping, withEngine } from './scene.ts';

describe('a line in Parquet', () => {
  const scene = keeping();
  const engine = withEngine();

  const lines = [
    '{"notification":{"event_type": "a", "message_id": "m1", "payload": {"wwn": 18446744073709551615, "f": 1.0}},"context":{}}',
    '{"notification":{"event_type":"b","message_id":"m2","payload":{"e":1e400,"__proto__":{"a":1}}},"context":{}}',
    `{"notification":{"event_type":"c","message_id":"m3","payload":${'['.repeat(990)}1${']'.repeat(990)}},"context":{}}`,
    `{"notification":{"event_type":"d","message_id":"m4","payload":"${'x'.repeat(2 ** 24)}"},"context":{}}`,
  ];

  it('tells who did what in other services, by the initiator or by the context', async () => {
    const of = (payload: object, context: object): string =>
      JSON.stringify({ notification: { event_type: 'x', payload }, context });
    const folder = path.join(scene.directory, 'day=2026-11-20');
    mkdirSync(folder);
    const told = [
      of({ initiator: { id: 'u1', username: 'carol', project_id: 'p1' } }, { user_id: 'u9' }),
      of({ nova: 1 }, { user_id: 'u2', user_name: 'dora', project_id: 'p2', project_name: 'web' }),
      of([], { user: 'u3', tenant: 'p3' }),
    ];
    writeFileSync(path.join(folder, 'a-000001.ndjson'), `${told.join('\n')}\n`);
    await roll(folder, 'a', engine(), () => false);
    const found: Record<string, unknown[]> = {};
    for (const name of ['user_id', 'user_name', 'project_id', 'project_name'])
      for await (const some of engine().column(path.join(folder, 'a-000001.parquet'), name))
        found[name] = some;
    expect(found).to.deep.equal({
      ...{ user_id: ['u1', 'u2', 'u3'], user_name: ['carol', 'dora', null] },
      ...{ project_id: ['p1', 'p2', 'p3'], project_name: [null, 'web', null] },
    });
  });

  it('is the same as it was, whatever numbers it has, however deep and however long it is', async () => {
    const folder = path.join(scene.directory, 'day=2026-11-20');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a-000001.ndjson'), `${lines.join('\n')}\n`);
    await roll(folder, 'a', engine(), () => false);
    expect(scene.files()).to.deep.equal(['day=2026-11-20/a-000001.parquet']);
    expect((await scene.read()).map((line, at) => line === lines[at])).to.deep.equal(lines.map(() => true));
    const ids: string[] = [];
    for await (const some of engine().column(path.join(folder, 'a-000001.parquet'), 'message_id'))
      ids.push(...some);
    expect(ids).to.deep.equal(['m1', 'm2', 'm3', 'm4']);
  });
});
