import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { decodeNotification, validateNotification } from '../../src/consumer/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { notifyAbout, sampleLine, type Ended } from './command.ts';

describe('notify-about send to a file', () => {
  it('writes it, and names the file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    const url = pathToFileURL(path.join(folder, 'a.ndjson')).href;
    const { code, stdout } = await notifyAbout(['send', 'dashboard.volume.extend.end', '--url', url]);
    expect(code).to.equal(0);
    expect(stdout.trimEnd().endsWith(`, ${url}`)).to.equal(true);
    const other = pathToFileURL(path.join(folder, 'b.ndjson')).href;
    expect((await notifyAbout(['resend', path.join(folder, 'a.ndjson'), '--url', other])).code).to.equal(0);
    const [one, two] = ['a', 'b'].map((name) => readFileSync(path.join(folder, `${name}.ndjson`), 'utf8'));
    expect(two).to.equal(one);
    rmSync(folder, { recursive: true });
  });
});

describe('notify-about send', () => {
  let broker: Broker;
  beforeEach(async () => {
    broker = await startBroker();
  });
  afterEach(() => broker.close());

  function send(args: readonly string[], input = ''): Promise<Ended> {
    return notifyAbout(['send', ...args], { input, env: { NOTIFY_ABOUT_URL: broker.url } });
  }

  for (const phase of ['start', 'end', 'error']) {
    it(`sends a sample of the phase ${phase} as a notification of its own`, async () => {
      const { code, stdout } = await send([`dashboard.volume.extend.${phase}`, '--topic', 'one,two']);
      const messages = await broker.waitFor(2);
      const queue = phase === 'error' ? 'error' : 'info';
      expect(messages.map(({ address }) => address)).to.have.members([
        `/queues/one.${queue}`,
        `/queues/two.${queue}`,
      ]);
      const [first = { body: '' }] = messages;
      const { notification, context } = decodeNotification(first);
      const { message_id: id, publisher_id: by } = validateNotification(notification);
      expect(JSON.parse(sampleLine())).to.not.include({ message_id: id });
      expect(by).to.match(/^notify-about\./);
      expect(context).to.include({ user_name: 'alice', project_name: 'web' });
      expect(stdout).to.equal(`accepted: dashboard.volume.extend.${phase} ${id}, RabbitMQ 4.0.0\n`);
      expect(code).to.equal(0);
    });
  }

  it('sends a sample that has just ended, and took as long as it did', async () => {
    const before = Date.now();
    await send(['dashboard.volume.extend.end']);
    const [first = { body: '' }] = await broker.waitFor(1);
    const { payload } = validateNotification(decodeNotification(first).notification);
    if (!('duration' in payload)) return expect.fail('it has no duration');
    const ended = Date.parse(String(payload.started_at)) + payload.duration * 1000;
    expect(ended).to.be.within(before - 1, Date.now() + 1);
  });

  it('sends what stands in a file, or comes on the standard input', async () => {
    const { code, stdout } = await send(['--file', '-'], sampleLine('volume/samples/volume.delete.json'));
    expect(stdout).to.match(/^accepted: dashboard\.volume\.delete\.end /);
    expect(code).to.equal(0);
  });

  it('sends nothing that is not valid, and says what is wrong with it', async () => {
    const { code, stderr } = await send(
      ['--file', '-'],
      sampleLine().replace('"new_size":20', '"new_size":-1'),
    );
    expect(stderr).to.equal('notify-about: -:1: /payload/parameters/new_size must be >= 0, got a number\n');
    expect({ code, sent: broker.received.length }).to.deep.equal({ code: 1, sent: 0 });
  });

  it('says why it was lost', async () => {
    broker.setOutcome(() => {
      throw new Error('no room');
    });
    const { code, stdout, stderr } = await send(['dashboard.volume.extend.end']);
    expect(stdout).to.match(/^lost \(rejected\): dashboard\.volume\.extend\.end /);
    expect(stderr).to.match(
      /^notify-about: it was lost \(rejected\): the broker rejected it: .*no room.*\n$/,
    );
    expect(code).to.equal(1);
  });

  it('waits no longer than it may, and says what is in the way', async () => {
    broker.setMissing(() => true);
    const { code, stderr } = await send(['dashboard.volume.extend.end', '--timeout', '0.5']);
    expect(stderr).to.match(
      /it was lost \(closed\): no outcome in 0\.5 seconds: \/queues\/notifications\.info: .*not-found/,
    );
    expect(code).to.equal(1);
  });

  it('touches no spool, and leaves out nothing that a server leaves out', async () => {
    const env = {
      NOTIFY_ABOUT_URL: broker.url,
      NOTIFY_ABOUT_SPOOL_DIRECTORY: '/proc/nowhere',
      NOTIFY_ABOUT_OPT_OUT: '*',
    };
    const { code } = await notifyAbout(['send', 'dashboard.volume.extend.end'], { env });
    expect({ code, sent: broker.received.length }).to.deep.equal({ code: 0, sent: 1 });
  });
});
