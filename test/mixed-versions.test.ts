// Older and newer versions together: publisher, listener, spool and folder, in both directions. The newer version does
// what docs/versions.md allows; the older one is this version, or an earlier release.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { OtherNotification, Rejection } from '../src/consumer/index.ts';
import { notifyAboutVolumeAction } from '../src/index.ts';
import { recordNotifications, startBroker, type Broker } from '../src/testing/index.ts';
import { encodeRecord } from '../src/utils/spool/record.ts';
import { piecesOf } from '../src/utils/spool/sealed-text.ts';
import { ended, linesFrom, notifyAbout, started } from './cli/command.ts';
import { hearing, sendRaw } from './consumer/hearing.ts';
import { spooling, volumesFrom } from './spool.ts';
import { readAll } from './store/scene.ts';
import { until } from './until.ts';

const { message_id: ID, ...told } = ours();

function ours(): OtherNotification & { message_id: string } {
  using recorder = recordNotifications();
  const context = recorder.context({ userName: 'alice' });
  notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end' });
  return JSON.parse(JSON.stringify(recorder.notifications[0])) as never;
}

/** Returns a notification of this version with changes to its payload; each has an id of its own. */
function changed(id: string, event_type: string, changes: object): OtherNotification {
  return {
    ...told,
    message_id: `${ID.slice(0, -2)}${id}`,
    event_type,
    payload: { ...(told.payload as object), ...changes },
  };
}

const DELETED = 'dashboard.volume.delete.end';
const v1 = { version: '1.0' };

/** Notifications that this version understands, though it does not know all members. */
const understood = {
  'of this version': changed('01', DELETED, v1),
  'with members that are new': { ...changed('02', DELETED, { ...v1, quota: { left: 3 } }), sequence: 17 },
};

/** Notifications that it does not understand. */
const newer = {
  'of a later minor': changed('11', DELETED, { version: '1.99', cost: 3 }),
  'of a later major': changed('12', DELETED, { version: '2.0', resource: 'v1', phase: 7 }),
  'of a version that is no text': changed('13', DELETED, { version: 3 }),
  'of a resource that is new': changed('14', 'dashboard.holodeck.enter.end', { action: 'enter' }),
  'of an action that is new': changed('15', 'dashboard.volume.teleport.end', { action: 'teleport' }),
  'of a phase that is new': changed('16', 'dashboard.volume.delete.progress', { ...v1, phase: 'progress' }),
  'of an event type with more parts': changed('17', 'dashboard.quantum.volume.delete.end', v1),
  'with a payload that is a text': { ...changed('18', DELETED, {}), payload: 'sealed:AAAA' },
  'with a payload that is a list': { ...changed('19', DELETED, {}), payload: [1, 2] },
  'without a payload': { ...changed('20', DELETED, {}), payload: null },
  'of a priority and a time in another form': {
    ...changed('21', DELETED, { version: '2.1' }),
    ...{ priority: 'TRACE', timestamp: 1_795_361_811 as never },
  },
};

const wrong = changed('31', DELETED, { ...v1, resource: { type: 'volume', id: 7 } });
const body = (notification: object): { body: string } => ({ body: JSON.stringify(notification) });

describe('an older collector and a newer publisher', () => {
  let folder: string;
  let broker: Broker;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-mixed-'));
    broker = await startBroker();
  });
  afterEach(async () => {
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  async function kept(): Promise<OtherNotification[]> {
    const lines = await readAll(folder);
    return lines.map((line) => (JSON.parse(line) as { notification: OtherNotification }).notification);
  }

  it('keep all of it as it came, and count it; only what the older one knows to be wrong is rejected', async () => {
    const all = [...Object.values(understood), ...Object.values(newer)];
    await sendRaw(broker, [body(wrong), ...all.map(body)]);
    const child = started(['collect', '--to', folder, '--name', 'a', '--url', broker.url]);
    const nextNote = linesFrom(child.stderr);
    expect(await nextNote()).to.match(/was rejected \(invalid\): .*\/payload\/resource\/id/);
    let found = await kept();
    while (found.length < all.length) found = await kept();
    child.kill('SIGTERM');
    expect(await nextNote()).to.match(/ 13 notifications kept, 0 duplicates dropped/);
    expect(await nextNote()).to.match(/ 11 notifications of unknown versions kept$/);
    await ended(child);
    expect(found).to.have.deep.members(all);
    const lines = await notifyAbout(['report', 'overview', folder]);
    expect(lines.stderr + lines.stdout).to.match(/of unknown versions/);
  });

  it('leave the folder of a newer one as it is: files, members and notes that are not known', async () => {
    const strange = {
      'day=2020-01-01/a-000001.parquet3': 'PAR3',
      'day=2020-01-01/hour=10/a.ndjson': '{}\n',
      'layout.json': '{"layout":2}',
    };
    const line = JSON.stringify({
      seal: 'x',
      notification: understood['of this version'],
      context: {},
      index: 3,
    });
    const all = { ...strange, 'day=2020-01-01/a-000001.ndjson': `${line}\n` };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    writeFileSync(
      path.join(folder, '.a.offsets.json'),
      '{"notifications.info":{"chunk":3},"audit.info":4,"format":"2"}',
    );
    writeFileSync(path.join(folder, '.retention.json'), '{"believed":{"at":1},"format":2}');
    const child = started(['collect', '--to', folder, '--name', 'a', '--keep', '1d', '--url', broker.url]);
    const end = ended(child);
    await sendRaw(broker, [body(understood['with members that are new'])]);
    while ((await kept()).length < 2) await new Promise(setImmediate);
    child.kill('SIGTERM');
    expect((await end).stderr).to.match(/1 notification kept, 0 duplicates/);
    for (const [name, text] of Object.entries(strange))
      expect(readFileSync(path.join(folder, name), 'utf8'), name).to.equal(text);
    const { stderr, stdout } = await notifyAbout(['report', 'overview', folder, '--since', '5000w']);
    expect(stderr).to.match(/2 files not read, such as .*(parquet3|hour=10): unknown format/);
    expect(stdout + stderr).to.match(/\b2 (?:lines|taken)/);
  });
});

describe('an older listener and a newer publisher', () => {
  const scene = hearing();

  for (const [what, notification] of Object.entries({
    ...understood,
    'of a later minor': newer['of a later minor'],
  }))
    it(`are of use to each other: a notification ${what}`, async () => {
      const heard: OtherNotification[] = [];
      const listener = scene.hear({ 'dashboard.volume.*': (each) => heard.push(each) });
      await sendRaw(scene.broker, [body(notification)]);
      await until(() => listener.stats().handled === 1);
      expect(heard).to.deep.equal([notification]);
    });

  it('hand over what has no schema, and reject by name what would mislead a typed handler', async () => {
    const rejections: Rejection[] = [];
    const heard: string[] = [];
    const listener = scene.hear(
      { '*': ({ event_type }) => heard.push(event_type) },
      { onRejected: (rejection) => rejections.push(rejection) },
    );
    await sendRaw(scene.broker, Object.values(newer).map(body));
    await until(() => listener.stats().received === 11 && listener.stats().inHand === 0);
    expect(heard.toSorted()).to.deep.equal([
      ...['dashboard.holodeck.enter.end', 'dashboard.quantum.volume.delete.end', DELETED],
      'dashboard.volume.teleport.end',
    ]);
    expect(rejections.map(({ reason }) => reason)).to.deep.equal(rejections.map(() => 'invalid'));
    expect(rejections.map(({ notification }) => notification?.message_id)).to.include(
      newer['of a later major'].message_id,
    );
  });
});

describe('an older notifier and the spool of a newer one', () => {
  const place = spooling();

  /** Leaves a log with these records, like a process that has ended. */
  function leave(payloads: readonly (readonly string[])[]): void {
    const folder = path.join(place.directory, '0aaaaaaa-00000001.left');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const records = payloads.map((payload, n) => Buffer.from(encodeRecord(n, payload)));
    writeFileSync(path.join(folder, '0000000000000000.log'), Buffer.concat(records), { mode: 0o600 });
  }

  function recordsOf(count: number): string[] {
    const { sent, tell } = place.open({ directory: `${place.directory}-made` });
    tell(count);
    return sent.map(({ encoded }) => piecesOf(encoded).join(''));
  }

  it('send what they understand, members that are new with it', async () => {
    const [first = '', second = ''] = recordsOf(2);
    const [beside = '', ...rest] = second.split('\n');
    const more = [beside.replace('{', '{"sequence":7,"seals":["x"],'), ...rest].join('\n');
    leave([[first], [more]]);
    const { volumes, sent, notifier } = place.open();
    await until(() => sent.length === 2);
    expect(volumes()).to.deep.equal(volumesFrom(0, 2));
    expect(notifier.stats().inherited).to.equal(2);
  });

  it('count what is in another format, and keep its file for the newer one', async () => {
    const [first = '', second = ''] = recordsOf(2);
    const other = second.replace('{', '{"format":2,');
    leave([[first], [other], ['\u0001binary']]);
    const { volumes, sent, notifier, acceptAll } = place.open();
    await until(() => sent.length === 1 && notifier.stats().lost.damaged === 2);
    expect(volumes()).to.deep.equal(['v0']);
    acceptAll();
    await notifier.close(0);
    const aside = path.join(place.directory, 'damaged');
    const [file = expect.fail()] = readdirSync(aside);
    expect(readFileSync(path.join(aside, file), 'utf8')).to.include(other);
    // As docs/versions.md says for the newer version: all of it is read again.
    const [, log = expect.fail(), segment = expect.fail()] = /^([^.]+)\.(.+)$/.exec(file) ?? [];
    mkdirSync(path.join(place.directory, `${log}.left`), { mode: 0o700 });
    renameSync(path.join(aside, file), path.join(place.directory, `${log}.left`, segment));
    const again = place.open();
    await until(() => again.sent.length === 1);
    expect(again.volumes()).to.deep.equal(['v0']);
    expect(again.notifier.stats().inherited).to.equal(3);
  });
});
