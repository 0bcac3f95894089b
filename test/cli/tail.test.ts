import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { ReceivedNotification } from '../../src/consumer/index.ts';
import {
  notifyAboutFloatingIpAction,
  notifyAboutVolumeAction,
  openNotifier,
  type RequestContext,
} from '../../src/index.ts';
import { recordNotifications, startBroker, type Broker } from '../../src/testing/index.ts';
import {
  commandFile,
  ended,
  exitCodeOf,
  linesFrom,
  notifyAbout,
  onTerminal,
  sampleLine,
  started,
} from './command.ts';

const failed = sampleLine('volume/samples/volume.create.json')
  .replace('"dashboard.volume.create.end"', '"dashboard.volume.create.error"')
  .replace('"alice"', '"bob"')
  .replace(
    '"duration":0.418',
    '"fault":{"exception":"Forbidden","exception_message":"no","status_code":403}',
  );
const ofNova =
  '{"notification":{"event_type":"compute.instance.create.end","timestamp":"2026-11-22T15:36:51Z","payload":{}},' +
  '"context":{"user_name":"carol","project_id":"p1"}}\n';
const three = sampleLine() + failed + ofNova;

async function eventsOf(args: readonly string[], input = three): Promise<string[]> {
  const { stdout } = await notifyAbout(['tail', '--json', '--file', '-', ...args], { input });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as ReceivedNotification).notification.event_type);
}

/** What stays on a terminal. */
function withoutProgress(shown = ''): string {
  return shown.replaceAll(new RegExp(String.raw`\r\u001b\[K(?:[^\r]*(?=\r\u001b\[K))?`, 'g'), '');
}

describe('notify-about tail', () => {
  it('shows a line each: when, how old, what, who, to what, how long, and what went wrong', async () => {
    const { code, stdout, stderr } = await notifyAbout(['tail', '--file', '-'], { input: three });
    const [extended = '', created = '', other = ''] = stdout.split('\n');
    expect(extended).to.match(
      /^2026-11-22 15:36:51 {2}(?:in )?\d+ \w+(?: ago)? +dashboard\.volume\.extend\.end +alice {2}db-data {2}0\.418 s$/,
    );
    expect(created).to.match(/dashboard\.volume\.create\.error +bob +db-data +Forbidden 403 no$/);
    expect(other).to.match(/compute\.instance\.create\.end +carol +-$/);
    expect(created.indexOf('bob')).to.equal(extended.indexOf('alice')).and.to.equal(other.indexOf('carol'));
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  it('shortens a time that it knows, and shows another as it is', async () => {
    const times = [
      ['2026-03-19T10:11:12.123456+00:00', '2026-03-19 10:11:12'],
      ['2026-03-19 10:11:12.123456', '2026-03-19 10:11:12'],
      ['Thu, 19 Mar 2026 10:11:12 GMT', 'Thu, 19 Mar 2026 10:11:12 GMT'],
      ['Tue Mar 17 10:11:12 2026', 'Tue Mar 17 10:11:12 2026'],
      ['Today at Two', 'Today at Two'],
      ['1773915072.5', '1773915072.5'],
    ] as const;
    const input = times
      .map(([timestamp]) => JSON.stringify({ event_type: 'a.b', timestamp, payload: {} }))
      .join('\n');
    const { stdout } = await notifyAbout(['tail', '--file', '-'], { input });
    for (const [line, [, shown]] of times.entries())
      expect(stdout.split('\n')[line]?.startsWith(`${shown}  `), shown).to.equal(true);
  });

  it('shows what has a line break in its event type, in one line', async () => {
    const input = `${JSON.stringify({ event_type: 'two.\nlines.end', payload: {} })}\n`;
    const { stdout } = await notifyAbout(['tail', '--file', '-', 'two.*'], { input });
    expect(stdout).to.match(/^ +two\.\ufffdlines\.end +- +-\n$/);
  });

  it('says that its output cannot be written, and ends with 2', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `'${process.execPath}' '${commandFile()}' tail --file - > /dev/full`],
      {
        input: three,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      },
    );
    expect(stderr).to.match(/^notify-about: .*ENOSPC.*\n$/);
    expect(status).to.equal(2);
  });

  it('shows what nobody could name as -, finds it by its type, and takes it for valid', async () => {
    const recorder = recordNotifications();
    const details = { action: 'allocate', phase: 'error', error: new Error('no') } as const;
    notifyAboutFloatingIpAction(recorder.context({ userName: 'alice' }), {}, details);
    const input = `${JSON.stringify(recorder.notifications[0])}\n`;
    const { stdout } = await notifyAbout(['tail', '--file', '-', '--resource', 'floating_ip'], { input });
    expect(stdout).to.match(/ dashboard\.floating_ip\.allocate\.error +alice {2}- +Error no$/m);
    expect((await notifyAbout(['validate', '-'], { input })).code).to.equal(0);
  });

  it('waits for a reader that is slow, and warns of nothing', async () => {
    const child = started(['tail', '--json', '--file', '-'], { input: three.repeat(2000) });
    const end = ended(child);
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 500);
    const { code, stdout, stderr } = await end;
    expect({ code, stderr, lines: stdout.trimEnd().split('\n').length }).to.deep.equal({
      ...{ code: 0, stderr: '' },
      lines: 6000,
    });
  });

  const filters: [args: string[], events: string[]][] = [
    [['dashboard.volume.e*'], ['dashboard.volume.extend.end']],
    [
      ['*.error', 'compute.*'],
      ['dashboard.volume.create.error', 'compute.instance.create.end'],
    ],
    [['--user', 'bob'], ['dashboard.volume.create.error']],
    [['--project', 'p1'], ['compute.instance.create.end']],
    [['--project', 'web', '--outcome', 'start,end'], ['dashboard.volume.extend.end']],
    [['--outcome', 'error'], ['dashboard.volume.create.error']],
    [['--resource', 'volume', '--user', 'alice'], ['dashboard.volume.extend.end']],
    [['--resource', 'nothing'], []],
  ];
  for (const [args, events] of filters) {
    it(`shows only what is asked for by ${args.join(' ')}`, async () => {
      expect(await eventsOf(args)).to.deep.equal(events);
    });
  }

  it('writes JSON that it reads again, with context and trace', async () => {
    const trace = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
    const input = `${JSON.stringify({ notification: JSON.parse(sampleLine()) as unknown, context: { user: 'u' }, trace })}\n`;
    const once = await notifyAbout(['tail', '--json', '--file', '-'], { input });
    expect(once.stdout).to.equal(input);
  });

  it('counts and says what it cannot read, and shows the rest', async () => {
    const input = `{"half\n${sampleLine()}${sampleLine().slice(0, 50)}`;
    const { code, stdout, stderr } = await notifyAbout(['tail', '--file', '-'], { input });
    expect(stdout).to.match(/^.*dashboard\.volume\.extend\.end.*\n$/);
    expect(stderr).to.equal(
      'notify-about: 2 lines of - could not be read: -:1 is not JSON, -:3 is not JSON: the file ends inside it\n',
    );
    expect(code).to.equal(1);
  });

  it('is plain in a pipe and with NO_COLOR, coloured on a terminal and with FORCE_COLOR', async () => {
    const file = ['tail', '--file', 'schemas/volume/samples/volume.extend.json'];
    const [pipe, forced, terminal, none] = await Promise.all([
      notifyAbout(file),
      notifyAbout(file, { env: { FORCE_COLOR: '1' } }),
      onTerminal(file, 200),
      onTerminal(file, 200, { NO_COLOR: '1' }),
    ]);
    const green = '\u001b[32m2026-11-22';
    expect([pipe, forced, terminal, none].map(({ stdout }) => stdout.includes(green))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
  });

  it('cuts nothing on a narrow terminal: a row goes on in the next line, and the date of today is left out', async () => {
    const now = new Date().toISOString();
    const input = `${failed.trim()}\n`.replace(
      /"timestamp":"[^"]*"/,
      `"timestamp":"${now.replace('T', ' ').slice(0, -1)}000"`,
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    const file = path.join(folder, 'one.ndjson');
    writeFileSync(file, input);
    const [narrow, wide] = [40, 140].map((columns) =>
      onTerminal(['tail', '--file', file], columns, { NO_COLOR: '1' }),
    );
    expect(withoutProgress((await narrow)?.stdout)).to.match(
      /^\d\d:\d\d:\d\d {2}volume\.create\.error {2}bob\r\n {4}db-data +Forbidden 403 no\r\n$/,
    );
    expect(withoutProgress((await wide)?.stdout)).to.match(
      /^\d\d:\d\d:\d\d {2}volume\.create\.error +bob +db-data +Forbidden 403 no\r\n$/,
    );
    rmSync(folder, { recursive: true });
  });

  it('shows nothing that a terminal would obey, and aligns what is wide', async () => {
    const input =
      sampleLine().replace('"alice"', '"\\u001b]0;hi\\u0007"') + sampleLine().replace('"alice"', '"李雷"');
    const { stdout } = await notifyAbout(['tail', '--file', '-'], { input });
    const [evil = '', wide = ''] = stdout.split('\n');
    expect(evil).to.match(/ \ufffd]0;hi\ufffd +db-data/);
    expect(wide).to.match(/ 李雷 {5}db-data/);
  });

  describe('with a broker', () => {
    let broker: Broker;
    beforeEach(async () => {
      broker = await startBroker();
    });
    afterEach(() => broker.close());

    async function tell(context: RequestContext): Promise<void> {
      await using notifier = openNotifier({ url: broker.url, topics: ['watch'], install: false });
      notifyAboutVolumeAction({ ...context, notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
    }

    it('shows what comes, as it comes, and ends by Ctrl-C with 130', async () => {
      const child = started(['tail', '--topic', 'watch', '--json'], {
        env: { NOTIFY_ABOUT_URL: broker.url },
      });
      const nextLine = linesFrom(child.stdout);
      await tell({ userName: 'alice', userId: 'u1' });
      const line = await nextLine();
      const { notification, context } = JSON.parse(line) as ReceivedNotification;
      expect(notification.event_type).to.equal('dashboard.volume.delete.end');
      expect(context).to.deep.equal({ user: 'u1', user_id: 'u1', user_name: 'alice' });
      child.kill('SIGINT');
      expect(await exitCodeOf(child)).to.equal(130);
    });

    it('says when the connection is lost, and goes on when it is there again', async () => {
      const child = started(['tail', '--topic', 'watch', '--url', broker.url]);
      const [nextLine, nextNote] = [linesFrom(child.stdout), linesFrom(child.stderr)];
      await tell({ userName: 'alice' });
      expect(await nextLine()).to.match(/ alice /);
      broker.closeConnections();
      expect(await nextNote()).to.match(
        /^notify-about: no connection to amqp:\/\/127\.0\.0\.1:\d+: .*; trying again$/,
      );
      await tell({ userName: 'bob' });
      expect(await nextLine()).to.match(/ bob /);
      child.kill('SIGTERM');
      expect(await exitCodeOf(child)).to.equal(143);
    });

    it('says which queue there is not', async () => {
      broker.setMissing((address) => address.includes('nothing'));
      const child = started(['tail', '--topic', 'nothing', '--url', broker.url]);
      expect(await linesFrom(child.stderr)()).to.match(
        /^notify-about: the broker refuses \/queues\/nothing\.\w+: /,
      );
      child.kill('SIGINT');
      expect(await exitCodeOf(child)).to.equal(130);
    });
  });
});
