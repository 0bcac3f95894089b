// Left files may be torn, corrupt, truncated or foreign: every good record in them is found, and all else is reported.
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { asAfterAKill, filesIn, openSpool, spooling, volumesFrom, type SpoolBench } from '../../spool.ts';
import { until } from '../../until.ts';

describe('what was left in a spool', () => {
  const COUNT = 45;
  const place = spooling();
  let left: string;
  let segments: readonly string[];

  // All volumes in several files.
  beforeEach(async () => {
    const { notifier, tell } = openSpool({ directory: place.directory, maxBytes: 2 ** 16 });
    tell(COUNT);
    left = asAfterAKill(place.directory, `${place.directory}-left`);
    segments = filesIn(left).map((file) => path.join(left, file));
    await notifier.close(0);
  });

  /** Opens the spool, and waits until all of it is passed to the transport or lost. */
  async function recovered(): Promise<SpoolBench> {
    const bench = place.open({ directory: left, maxBytes: 2 ** 16 });
    await until(() => bench.notifier.stats().spool?.onDiskOnly === 0);
    return bench;
  }

  const file = (n: number): string => segments.at(n) ?? expect.fail('there is none');
  const damagedFiles = (): string[] => filesIn(left).filter((each) => each.startsWith('damaged'));

  /** Returns the position of a volume's record in a file. */
  function placeOf(volume: string, bytes: Buffer): number {
    return bytes.lastIndexOf(Buffer.from([0xff, 0x4e, 0x41, 0xfe]), bytes.indexOf(`"id":"${volume}"`));
  }

  it('is handed over whole when nothing is wrong with it', async () => {
    expect(segments.length).to.be.above(3);
    const { volumes, losses, notifier, acceptAll } = await recovered();
    expect(volumes()).to.deep.equal(volumesFrom(0, COUNT));
    expect(losses).to.deep.equal([]);
    acceptAll();
    expect(await notifier.close()).to.equal(true);
    expect(filesIn(left)).to.deep.equal([]);
  });

  it('with a torn tail is handed over up to there, and the file is kept', async () => {
    truncateSync(file(-1), readFileSync(file(-1)).length - 10);
    const { volumes, notifier, acceptAll } = await recovered();
    expect(volumes()).to.deep.equal(volumesFrom(0, COUNT - 1));
    expect(notifier.stats().spool).to.include({ damaged: 1 });
    acceptAll();
    expect(damagedFiles()).to.have.lengthOf(1);
  });

  it('with a flipped bit loses that record only, and says which', async () => {
    const bytes = readFileSync(file(1));
    const volume = /"id":"(v\d+)"/.exec(bytes.toString('latin1'))?.[1] ?? '';
    bytes.writeUInt8(bytes.readUInt8(placeOf(volume, bytes) + 40) ^ 4, placeOf(volume, bytes) + 40);
    writeFileSync(file(1), bytes);
    const { volumes, losses, notifier, acceptAll } = await recovered();
    expect(volumes()).to.deep.equal(volumesFrom(0, COUNT).filter((each) => each !== volume));
    expect(losses).to.have.lengthOf(1);
    expect(losses[0]).to.include({ reason: 'damaged', eventType: 'unknown' });
    expect(losses[0]?.detail).to.match(/^record \d+ of .*\.log cannot be read$/);
    expect(notifier.stats()).to.deep.include({ emitted: COUNT, pending: COUNT - 1 });
    acceptAll();
    expect(damagedFiles()).to.have.lengthOf(1);
  });

  it('with a file that was cut loses what was cut off, and counts it as far as it is known', async () => {
    truncateSync(file(1), 0);
    const { volumes, notifier } = await recovered();
    const missing = COUNT - volumes().length;
    expect(missing).to.be.above(2);
    expect(notifier.stats()).to.deep.include({ emitted: COUNT - missing, pending: COUNT - missing });
    expect(notifier.stats().spool).to.include({ damaged: 1 });
    expect(damagedFiles()).to.have.lengthOf(1);
  });

  it('with files of strangers leaves these as they are, aside', async () => {
    const folder = path.dirname(file(0));
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    writeFileSync(path.join(folder, '9999999999999999.log'), 'not a log');
    writeFileSync(path.join(left, 'README'), 'hello');
    const { volumes, acceptAll, notifier } = await recovered();
    expect(volumes()).to.deep.equal(volumesFrom(0, COUNT));
    acceptAll();
    await notifier.close();
    const kept = filesIn(left);
    expect(kept).to.have.lengthOf(3).and.include('README');
    expect(kept.map((each) => readFileSync(path.join(left, each), 'utf8'))).to.have.members([
      'hello',
      'mine',
      'not a log',
    ]);
  });

  it('with a spoilt cursor goes again from the start', async () => {
    writeFileSync(path.join(path.dirname(file(0)), 'settled'), Buffer.alloc(12, 1));
    expect((await recovered()).volumes()).to.deep.equal(volumesFrom(0, COUNT));
  });

  it('with zeros at its end, as a loss of power leaves them, is handed over whole', async () => {
    appendFileSync(file(-1), Buffer.alloc(5000));
    const { volumes, notifier } = await recovered();
    expect(volumes()).to.deep.equal(volumesFrom(0, COUNT));
    expect(notifier.stats().spool).to.include({ damaged: 1 });
  });

  it('that vanishes while it is read is lost, and said', async () => {
    const bench = place.open({ directory: left, maxBytes: 2 ** 16 }, { maxPending: 3 });
    await until(() => bench.sent.length === 3);
    for (const each of filesIn(left).filter((name) => name.endsWith('.log'))) rmSync(path.join(left, each));
    const seen = (): number => bench.losses.length + bench.notifier.stats().accepted;
    await until(() => {
      bench.acceptAll();
      return seen() === COUNT;
    });
    expect(bench.losses.length).to.be.above(20);
    expect(bench.losses[0]?.detail).to.match(/^record \d+ of .* cannot be read$/);
    expect(bench.notifier.stats().spool?.error).to.include('ENOENT');
  });
});
