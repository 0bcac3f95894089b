import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { Days } from '../../src/store/days.ts';
import { Lock } from '../../src/store/lock.ts';
import { roll } from '../../src/store/rolling.ts';
import { DiskFailures } from '../../src/store/disk-failures.ts';
import { Upkeep, type UpkeepSettings } from '../../src/store/upkeep.ts';
import { until } from '../until.ts';
import { idsOf, keeping, lineOf, withEngine } from './scene.ts';

const DAY = 'day=2026-11-21';
const NOON = Date.parse('2026-11-22T12:00:00Z');

describe('what is done beside the writing', () => {
  const scene = keeping();
  const engine = withEngine();
  const warned: string[] = [];
  const hear = ({ message }: Error): unknown => warned.push(message);
  beforeEach(() => {
    warned.length = 0;
    process.on('warning', hear);
  });
  afterEach(() => process.off('warning', hear));

  function settings(changes: Partial<UpkeepSettings> = {}): UpkeepSettings {
    const { directory } = scene;
    const days = new Days(directory, 'a', Infinity, new DiskFailures());
    const lock = changes.lock ?? Lock.of(directory, 'a');
    return { directory, keep: undefined, engine: engine(), now: () => NOON, lock, days, ...changes };
  }

  /** Creates yesterday's file, last written this many minutes before noon. */
  function written(name: string, text: string, minutesAgo: number): void {
    const file = path.join(scene.directory, DAY, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, NOON / 1000 - minutesAgo * 60, NOON / 1000 - minutesAgo * 60);
  }

  async function once(upkeep: Upkeep, isDone: () => boolean): Promise<void> {
    upkeep.start();
    await until(isDone);
    await upkeep.stop();
  }

  it('finishes the file of a day that is over when nothing came for an hour, and rolls it', async () => {
    written('a.ndjson', `${lineOf('i1')}\n${lineOf('i2')}\n{"half`, 61);
    await once(new Upkeep(settings()), () => scene.files()[0] === `${DAY}/a-000001.parquet`);
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.parquet`]);
    expect(idsOf(await scene.read())).to.deep.equal(['i1', 'i2']);
  });

  it('makes a further file of what comes late', async () => {
    written('a-000001.parquet', 'PAR1', 600);
    written('a.ndjson', `${lineOf('late')}\n`, 61);
    await once(new Upkeep(settings()), () => scene.files().includes(`${DAY}/a-000002.parquet`));
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.parquet`, `${DAY}/a-000002.parquet`]);
  });

  it('leaves a file that something still comes for', async () => {
    written('a.ndjson', `${lineOf('i1')}\n`, 59);
    written('a-000001.ndjson', `${lineOf('i0')}\n`, 300);
    await once(new Upkeep(settings()), () => scene.files().includes(`${DAY}/a-000001.parquet`));
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.parquet`, `${DAY}/a.ndjson`]);
  });

  it('says what failed, and does the rest', async () => {
    written('a-000001.ndjson', `${lineOf('i1')}\n`, 300);
    const broken = { toParquet: () => Promise.reject(new Error('no')) } as never;
    const old = path.join(scene.directory, 'day=2020-01-01');
    mkdirSync(old);
    utimesSync(old, 1_577_836_800, 1_577_836_800);
    const upkeep = new Upkeep(settings({ engine: broken, keep: 1 }));
    await once(upkeep, () => warned.length > 0 && !existsSync(old));
    expect(warned[0]).to.match(
      /cannot convert finished days to Parquet in .*day=2026-11-21 \(no\); trying again$/,
    );
    expect(scene.files()).to.deep.equal([`${DAY}/a-000001.ndjson`]);
  });

  it('removes what came too long ago, and says how much that was', async () => {
    written('a-000001.ndjson', `${lineOf('i1')}\n${lineOf('i2')}\n`, 10 * 24 * 60);
    written('a-000002.ndjson', `${lineOf('i3')}\n`, 60);
    await roll(path.join(scene.directory, DAY), 'a', engine(), () => false);
    await once(new Upkeep(settings({ keep: 3 })), () => warned.length > 0);
    expect(warned).to.deep.equal(['notify-about: removed 1 files older than 3 days, with 2 notifications']);
    expect(idsOf(await scene.read())).to.deep.equal(['i3']);
  });

  it('removes nothing while the clock has jumped forward, and says so', async () => {
    written('a-000001.ndjson', `${lineOf('i1')}\n`, 60);
    await once(new Upkeep(settings({ keep: 3, engine: undefined })), () =>
      existsSync(path.join(scene.directory, '.retention.json')),
    );
    const jumped = NOON + 365 * 86_400_000;
    const lock = { name: 'a', renew: () => undefined } as unknown as Lock;
    const later = settings({ keep: 3, engine: undefined, now: () => jumped, lock });
    await once(new Upkeep(later), () => warned.length > 0);
    expect(warned[0]).to.match(/the clock has jumped to 2027-11-22: no day is removed/);
    expect(idsOf(await scene.read())).to.deep.equal(['i1']);
  });

  it('ends the keeping when another process has the name', async () => {
    const gone = Object.assign(new Error('taken'), { code: 'ERR_STORE_TAKEN_OVER' });
    const lock = {
      name: 'a',
      renew: () => {
        throw gone;
      },
    } as unknown as Lock;
    const upkeep = new Upkeep(settings({ lock }));
    upkeep.start();
    await upkeep.stop();
    expect(upkeep.lost.reason).to.equal(gone);
  });
});
