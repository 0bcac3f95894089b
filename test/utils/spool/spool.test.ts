import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { NotifierOptionError, openNotifier } from '../../../src/index.ts';
import { startBroker } from '../../../src/testing/index.ts';
import { envelopeOf, type EncodedNotification } from '../../../src/utils/notification/envelope.ts';
import {
  asAfterAKill,
  contentOf,
  filesIn,
  spooling,
  tellOfVolumes,
  volumesFrom,
  type SpoolBench,
} from '../../spool.ts';
import { until } from '../../until.ts';

describe('the spool', () => {
  const place = spooling();
  const { open, opened } = place;

  /** Opens the spool as another process finds it, when this one is killed now. */
  function openAfterAKill(): SpoolBench {
    return open({ directory: asAfterAKill(place.directory, `${place.directory}-after`) });
  }

  const logs = (): string[] => filesIn(place.directory).filter((file) => file.endsWith('.log'));

  const logged = (): string =>
    filesIn(place.directory)
      .map((file) => contentOf(path.join(place.directory, file))?.toString('latin1'))
      .join('');

  it('has a notification on the disk when the call returns, in files that nobody else can read', () => {
    open().tell(1);
    expect(logged()).to.include('"resource":{"type":"volume","id":"v0"}');
    const [file = ''] = filesIn(place.directory);
    expect(statSync(path.join(place.directory, file)).mode & 0o777).to.equal(0o600);
    for (const folder of [place.directory, path.join(place.directory, path.dirname(file))]) {
      expect(statSync(folder).mode & 0o777).to.equal(0o700);
    }
  });

  it('hands everything over, in order, whatever the memory holds at a time', async () => {
    const { tell, sent, notifier } = open({}, { maxPending: 10 });
    const seen: string[] = [];
    tell(100);
    expect(sent).to.have.lengthOf(10);
    expect(notifier.stats()).to.deep.include({ emitted: 100, pending: 100 });
    expect(notifier.stats().spool).to.include({ onDiskOnly: 90 });
    const flushed = notifier.flush();
    await drained(opened[0], seen, 100);
    expect(seen).to.deep.equal(volumesFrom(0, 100));
    expect(await flushed).to.equal(true);
    expect(notifier.stats()).to.deep.include({ emitted: 100, accepted: 100, pending: 0 });
  });

  it('keeps the order of what is told while it catches up', async () => {
    const { tell } = open({}, { maxPending: 3 });
    const seen: string[] = [];
    for (let n = 0; n < 60; n += 6) {
      tell(6, n);
      await drained(opened[0], seen, n + 2);
    }
    await drained(opened[0], seen, 60);
    expect(seen).to.deep.equal(volumesFrom(0, 60));
  });

  it('forgets what is accepted, file by file, and leaves nothing behind', async () => {
    const { tell, acceptAll, sent, notifier } = open({ maxBytes: 2 ** 16 });
    tell(70);
    const full = logs().length;
    expect(full).to.be.above(5);
    for (const { receipt } of sent.splice(0, 56)) receipt.accept();
    await until(() => logs().length < full / 2);
    acceptAll();
    expect(notifier.stats().spool?.bytes).to.be.below(4096 + 20);
    expect(await notifier.close()).to.equal(true);
    expect(filesIn(place.directory)).to.deep.equal([]);
  });

  it('keeps one that is not settled, and forgets the files of all that followed it', async () => {
    const { tell, sent } = open({ maxBytes: 2 ** 16 });
    tell(50);
    for (const { receipt } of sent.splice(1)) receipt.accept();
    await until(() => logs().length === 2);
    expect(logged()).to.include('"id":"v0"');
  });

  it('keeps over a close what is pending, and the next one sends it before anything new, under the same ids', async () => {
    const first = open();
    first.tell(5);
    const ids = first.sent.map(({ encoded }) => encoded.messageId);
    expect(await first.notifier.close(10)).to.equal(false);
    expect(first.losses).to.deep.equal([]);
    expect(first.notifier.stats()).to.deep.include({ emitted: 5, pending: 5 });
    const second = open();
    second.tell(3, 5);
    expect(second.notifier.stats()).to.deep.include({ emitted: 8, inherited: 5, pending: 8 });
    await until(() => second.sent.length === 8);
    expect(second.volumes()).to.deep.equal(volumesFrom(0, 8));
    expect(second.sent.slice(0, 5).map(({ encoded }) => encoded.messageId)).to.deep.equal(ids);
    second.acceptAll();
    expect(await second.notifier.close()).to.equal(true);
    expect(filesIn(place.directory)).to.deep.equal([]);
  });

  it('gives a notification back exactly as it was told', async () => {
    const first = open();
    first.tell(1);
    const [told] = first.sent;
    const second = openAfterAKill();
    await until(() => second.sent.length === 1);
    if (told === undefined || second.sent[0] === undefined) expect.fail('it was not sent');
    expect(wholeOf(second.sent[0].encoded)).to.deep.equal(wholeOf(told.encoded));
  });

  it('does not send again after a kill what was accepted a moment before', async () => {
    const first = open();
    first.tell(20);
    for (const { receipt } of first.sent.splice(0, 12)) receipt.accept();
    await until(() => filesIn(place.directory).some((file) => file.endsWith('settled')));
    const second = openAfterAKill();
    await until(() => second.sent.length > 0);
    expect(second.notifier.stats()).to.deep.include({ inherited: 8 });
    await until(() => second.sent.length === 8);
    expect(second.volumes()).to.deep.equal(volumesFrom(12, 20));
  });

  it('waits in memory when it is full, and goes on when there is room', () => {
    const { tell, sent, losses, notifier, acceptAll } = open({ maxBytes: 2 ** 16 }, { maxPending: 1000 });
    tell(500);
    const spooled = notifier.stats().spool?.bytes ?? 0;
    expect(spooled).to.be.within(2 ** 16 - 1000, 2 ** 16);
    expect(notifier.stats().spool?.error).to.equal('cannot take more (maxBytes)');
    expect(sent).to.have.lengthOf(500);
    expect(losses).to.deep.equal([]);
    acceptAll();
    tell(1, 500);
    expect(logged()).to.include('"id":"v500"');
    acceptAll();
    expect(notifier.stats()).to.deep.include({ emitted: 501, accepted: 501, pending: 0 });
  });

  it('loses for good what is rejected, and does not send it again', async () => {
    const first = open();
    first.tell(3);
    first.sent[1]?.receipt.lose('rejected', 'no');
    first.sent[0]?.receipt.accept();
    await until(() => filesIn(place.directory).some((file) => file.endsWith('settled')));
    const second = openAfterAKill();
    await until(() => second.sent.length === 1);
    expect(second.volumes()).to.deep.equal(['v2']);
    expect(first.notifier.stats().lost).to.include({ rejected: 1 });
  });

  it('refuses a directory that cannot be one, at once', () => {
    const refused = (directory: string): string => {
      try {
        openNotifier({ url: 'amqp://localhost', install: false, spool: { directory } });
      } catch (error) {
        if (error instanceof NotifierOptionError) return `${error.code} ${error.message}`;
        throw error;
      }
      return '';
    };
    expect(refused('/dev/null/x')).to.match(
      /^ERR_NOTIFIER_OPTION_INVALID spool.directory: .*ENOTDIR.*: \/dev\/null\/x/,
    );
    expect(refused(path.dirname(path.dirname(place.directory)))).to.include(
      'that others can enter (mode 777)',
    );
    expect(existsSync(place.directory)).to.equal(false);
  });

  it('goes with a real broker through an outage and a restart', async () => {
    const spool = { directory: place.directory };
    const first = openNotifier({ url: 'amqp://127.0.0.1:1', install: false, spool });
    tellOfVolumes(first, 30);
    expect(await first.close(50)).to.equal(false);
    await using broker = await startBroker();
    const second = openNotifier({ url: broker.url, install: false, spool });
    expect(await second.flush()).to.equal(true);
    expect(second.stats()).to.deep.include({ emitted: 30, inherited: 30, accepted: 30 });
    expect(broker.received).to.have.lengthOf(30);
    expect(await second.close()).to.equal(true);
  });
});

/** Accepts the notifications passed to the transport until this many were seen. */
async function drained(bench: SpoolBench | undefined, seen: string[], count: number): Promise<void> {
  await until(() => {
    seen.push(...(bench?.volumes() ?? []));
    bench?.acceptAll();
    return seen.length >= count;
  });
}

/** Returns everything of it that leaves the process. */
function wholeOf(encoded: EncodedNotification): object {
  const { messageId, eventType, priority, publisherId, version, time, bytes, context } = encoded;
  const told = { messageId, eventType, priority, publisherId, version, time, bytes };
  return { ...told, envelope: envelopeOf(encoded), wire: context.wireJson };
}
