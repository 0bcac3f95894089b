import { readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { notifyAboutVolumeAction, openNotifier, type Notifier } from '../../../src/index.ts';
import { startBroker, type Broker } from '../../../src/testing/index.ts';
import { lossReasons } from '../../../src/utils/api/loss.ts';
import { LostFile } from '../../../src/utils/spool/lost-file.ts';
import { tellOfVolumes, temporary } from '../../spool.ts';

interface Line {
  readonly lost_at: string;
  readonly reason: string;
  readonly detail: string;
  readonly event_type: string;
  readonly notification?: { readonly event_type: string; readonly payload: { resource: { id: string } } };
}

describe('what was lost', () => {
  let place: ReturnType<typeof temporary>;
  let broker: Broker;

  beforeEach(async () => {
    place = temporary();
    broker = await startBroker({ outcome: () => 'rejected' });
  });

  afterEach(async () => {
    await broker.close();
    place.remove();
  });

  const file = (): string => path.join(place.directory, 'lost.ndjson');
  const lines = (): Line[] =>
    readFileSync(file(), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);

  function open(): Notifier {
    const spool = { directory: place.directory, maxBytes: 2 ** 20 };
    return openNotifier({
      url: broker.url,
      install: false,
      spool,
      maxMessageBytes: 2000,
      onLost: () => undefined,
    });
  }

  it('is kept with its reason and its notification, masked, where only we can read it', async () => {
    const notifier = open();
    const secret = 'https://alice:hunter2@cloud.example/';
    notifyAboutVolumeAction({ notifier }, { id: 'v1', name: secret }, { action: 'delete', phase: 'end' });
    notifyAboutVolumeAction({ notifier }, {}, { action: 'delete', phase: 'end' });
    notifyAboutVolumeAction({ notifier }, { id: 'x'.repeat(3000) }, { action: 'delete', phase: 'end' });
    await notifier.close();
    notifyAboutVolumeAction({ notifier }, { id: 'v9' }, { action: 'delete', phase: 'end' });
    const kept = new Map(lines().map((line) => [line.reason, line]));
    expect([...kept.keys()]).to.have.members(['rejected', 'invalid', 'too_large', 'closed']);
    const rejected = kept.get('rejected');
    expect(rejected).to.include({ event_type: 'dashboard.volume.delete.end' });
    expect(rejected?.detail).to.match(/^the broker rejected it/);
    expect(rejected?.notification?.payload.resource.id).to.equal('v1');
    expect(kept.get('too_large')?.notification?.payload.resource.id).to.have.lengthOf(3000);
    expect(readFileSync(file(), 'utf8')).to.not.include('hunter2');
    expect(statSync(file()).mode & 0o777).to.equal(0o600);
  });

  it('is bounded, and begun anew when somebody moves it away', async () => {
    const notifier = open();
    tellOfVolumes(notifier, 200);
    await notifier.flush();
    expect(notifier.stats().lost.rejected).to.equal(200);
    expect(statSync(file()).size).to.be.within(60_000, 2 ** 16);
    renameSync(file(), `${file()}.old`);
    tellOfVolumes(notifier, 1, 200);
    await notifier.close();
    expect(lines().map(({ notification }) => notification?.payload.resource.id)).to.deep.equal(['v200']);
  });

  it('is kept for every reason but that there was no room', () => {
    const kept = new LostFile(path.dirname(place.directory), 2 ** 20);
    for (const reason of lossReasons) kept.keep({ reason, detail: '', eventType: 'x' }, 0);
    const text = readFileSync(path.join(path.dirname(place.directory), 'lost.ndjson'), 'utf8');
    for (const reason of lossReasons)
      expect(text.includes(`"${reason}"`), reason).to.equal(reason !== 'overflow');
    expect(text.split('\n')[0]).to.equal(
      '{"lost_at":"1970-01-01T00:00:00.000Z","reason":"invalid","detail":"","event_type":"x"}',
    );
  });
});
