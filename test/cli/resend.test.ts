import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { decodeNotification } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier } from '../../src/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { exitCodeOf, notifyAbout, sampleLine, started, type Ended } from './command.ts';

const { message_id: sampleId } = JSON.parse(sampleLine()) as { message_id: string };

describe('notify-about resend', () => {
  let broker: Broker;
  beforeEach(async () => {
    broker = await startBroker();
  });
  afterEach(() => broker.close());

  function resend(args: readonly string[], input = ''): Promise<Ended> {
    return notifyAbout(['resend', ...args], { input, env: { NOTIFY_ABOUT_URL: broker.url } });
  }

  it('does not say that all is well when nobody reads on before all is sent', async () => {
    const child = started(['resend', '-'], { env: { NOTIFY_ABOUT_URL: broker.url } });
    const exit = exitCodeOf(child);
    child.stdout.destroy();
    child.stdin.end(sampleLine().repeat(50));
    expect(await exit).to.equal(1);
  });

  it('sends what a notifier has lost again: the very same message, to the same queue', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    broker.setOutcome(() => 'rejected');
    const notifier = openNotifier({
      url: broker.url,
      spool: { directory },
      install: false,
      onLost: () => undefined,
    });
    const context = { userId: 'u1', requestId: 'req-1', notifier };
    notifyAboutVolumeAction(
      context,
      { id: 'v1' },
      { action: 'delete', phase: 'error', error: new Error('no') },
    );
    await notifier.close();
    broker.setOutcome(undefined);

    const { code, stdout } = await resend([path.join(directory, 'lost.ndjson')]);
    const [lost = { body: '' }, again = { body: '' }] = await broker.waitFor(2);
    expect(decodeNotification(again)).to.deep.equal(decodeNotification(lost));
    expect(again).to.deep.equal(lost);
    expect(stdout).to.match(/lost\.ndjson:1: accepted dashboard\.volume\.delete\.error [0-9a-f-]{36}\n$/);
    expect(code).to.equal(0);
    rmSync(directory, { recursive: true });
  });

  it('says of each line what became of it, in order, and sends what can be sent', async () => {
    const input = [
      sampleLine(),
      '{"lost_at":"2026-11-22T15:36:51Z","reason":"invalid","event_type":"dashboard.volume.create.end"}\n',
      '{"half\n',
      sampleLine().replace('"new_size":20', '"new_size":true'),
      '{"event_type":"compute.instance.create.end"}\n',
      sampleLine().replace('2026-11-22 15', '2026-13-22 15'),
      sampleLine().trim(),
    ].join('');
    const { code, stdout, stderr } = await resend(['-'], input);
    expect(stdout.trimEnd().split('\n')).to.deep.equal([
      `-:1: accepted dashboard.volume.extend.end ${sampleId}`,
      '-:2: skipped: has no notification: it could not be built, or was too large to be kept',
      '-:3: skipped: is not JSON',
      '-:4: skipped: /payload/parameters/new_size must be integer, got a boolean',
      '-:5: skipped: belongs to another service',
      '-:6: skipped: /timestamp is not a valid date-time',
      `-:7: accepted dashboard.volume.extend.end ${sampleId}`,
    ]);
    expect(stderr).to.equal('notify-about: -: 2 accepted, 0 lost, 5 skipped\n');
    expect({ code, sent: broker.received.length }).to.deep.equal({ code: 1, sent: 2 });
  });

  it('keeps the context that tail wrote', async () => {
    const record = { notification: JSON.parse(sampleLine()) as unknown, context: { user: 'u9' } };
    await resend(['-'], JSON.stringify(record));
    const [message = { body: '' }] = await broker.waitFor(1);
    expect(decodeNotification(message).context).to.deep.equal({ user: 'u9' });
  });

  it('sends more than may be on the way at once', async () => {
    const { code, stderr } = await resend(['-'], sampleLine().repeat(1500));
    expect(stderr).to.equal('notify-about: -: 1500 accepted, 0 lost, 0 skipped\n');
    expect({ code, sent: broker.received.length }).to.deep.equal({ code: 0, sent: 1500 });
  });

  it('gives up when there is no outcome in time, and says so of each', async () => {
    broker.setMissing(() => true);
    const { code, stdout, stderr } = await resend(['-', '--timeout', '0.3'], sampleLine().repeat(2));
    expect(stdout.match(/: lost \(closed\): no outcome in 0\.3 seconds: .*not-found/g)).to.have.lengthOf(2);
    expect(stderr).to.match(/notify-about: -: 0 accepted, 2 lost, 0 skipped\n$/);
    expect(code).to.equal(1);
  });
});
