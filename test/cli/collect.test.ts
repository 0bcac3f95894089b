import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import type { ReceivedNotification } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier } from '../../src/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { sendRaw } from '../consumer/hearing.ts';
import { seeded } from '../random.ts';
import { filesIn, locksIn, readAll } from '../store/scene.ts';
import { until } from '../until.ts';
import {
  commandFile,
  ended,
  exitCodeOf,
  limited,
  linesFrom,
  notifyAbout,
  onTerminal,
  started,
  startedHere,
  type Running,
} from './command.ts';

describe('notify-about collect', () => {
  let folder: string;
  let broker: Broker;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-collect-'));
    broker = await startBroker();
  });
  afterEach(async () => {
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  /** Emits notifications of volumes with these ids. */
  async function tell(ids: readonly string[]): Promise<void> {
    await using notifier = openNotifier({ url: broker.url, install: false });
    const [action, phase] = ['delete', 'end'] as const;
    for (const id of ids) notifyAboutVolumeAction({ notifier, userName: 'alice' }, { id }, { action, phase });
    expect(await notifier.flush(60_000)).to.equal(true);
  }

  const collect = (...args: string[]): string[] => ['collect', '--to', folder, '--url', broker.url, ...args];
  const start = (...args: string[]): ReturnType<typeof started> => started(collect(...args));
  const startHere = (...args: string[]): Running => startedHere(collect(...args));
  const keptLines = (): Promise<string[]> => readAll(folder);

  async function volumes(): Promise<string[]> {
    const all = (await keptLines()).map((line) => JSON.parse(line) as ReceivedNotification);
    return all.map(({ notification }) => (notification.payload as { resource: { id: string } }).resource.id);
  }

  async function untilKept(count: number): Promise<void> {
    while ((await keptLines()).length < count) await pause(50);
  }

  it('keeps what comes by day, says at the end how much, and ends by Ctrl-C with 130', async () => {
    const child = start();
    const end = ended(child);
    const ids = ['v1', 'v2', 'v3'];
    await tell(ids);
    await untilKept(3);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await end;
    expect({ code, stdout, stderr }).to.deep.equal({
      ...{ code: 130, stdout: '' },
      stderr: 'notify-about: 3 notifications kept, 0 duplicates dropped\n',
    });
    expect(await volumes()).to.have.members(ids);
    const day = new Date().toISOString().slice(0, 10);
    const host = hostname().replaceAll(/[^\w.-]/g, '_');
    // It may have been emitted before midnight.
    expect(filesIn(folder).map((file) => file.replace(/day=[\d-]+/, `day=${day}`))).to.deep.equal([
      `day=${day}/${host}.ndjson`,
    ]);
  });

  it('keeps those of other services too, and rejects what is none', async () => {
    // Warnings of a kind are printed once a minute in a process, and another test may have caused this one.
    const child = start();
    const nextNote = linesFrom(child.stderr);
    const body = JSON.stringify({
      message_id: 'n1',
      event_type: 'compute.instance.create.end',
      timestamp: '2026-11-20 10:00:00',
    });
    await sendRaw(broker, [{ body: 'no notification' }, { body }]);
    expect(await nextNote()).to.match(
      /^notify-about: a message from notifications\.info was rejected \(unreadable\): /,
    );
    await untilKept(1);
    child.kill('SIGTERM');
    expect(await exitCodeOf(child)).to.equal(1);
    expect(filesIn(folder).map((file) => path.dirname(file))).to.deep.equal(['day=2026-11-20', '.']);
  });

  it('keeps the good among 1,200 that are poison, which are refused with what came, once, and counted', async () => {
    const deep = (n: number): string =>
      `{"event_type":"evil.deep","message_id":"d${n}","payload":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const poison = Array.from({ length: 1200 }, (_, n) => ({ body: deep(n) }));
    const odd = [
      '{"event_type":"good.time","message_id":"g1","timestamp":{"toString":1},"payload":{}}',
      `{"event_type":"good.nested","message_id":"g2","timestamp":${'['.repeat(900)}${']'.repeat(900)},"payload":{}}`,
      '{"event_type":"good.\\nlines","message_id":"g3","__proto__":{"event_type":"x"},"payload":"\\ud800"}',
    ];
    const command = startHere('--name', 'a');
    const end = command.ended();
    await sendRaw(broker, [...poison, ...odd.map((body) => ({ body }))]);
    await untilKept(odd.length);
    command.interrupt();
    const { code, stderr } = await end;
    expect(code).to.equal(1);
    const file = path.join(folder, 'refused.ndjson');
    expect(stderr.trimEnd().split('\n').at(-1)).to.equal(
      `notify-about: 3 notifications kept, 0 duplicates dropped, 1200 refused: they are in ${file}`,
    );
    const refused = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(refused).to.have.lengthOf(1200);
    const { reason, code: why, topic, bytes } = JSON.parse(refused[1] ?? '') as Record<string, string>;
    expect({ reason, why, topic }).to.deep.equal({
      ...{ reason: 'unreadable', why: 'ERR_NOTIFICATION_TOO_DEEP', topic: 'notifications.info' },
    });
    expect(Buffer.from(bytes ?? '', 'base64').toString()).to.equal(deep(1));
    for (const [at, line] of (await keptLines()).entries())
      expect(line).to.equal(`{"notification":${odd[at] ?? ''},"context":{}}`);
  });

  const priorities = ['audit', 'debug', 'info', 'warn', 'error', 'critical', 'sample'];
  for (const [args, heard] of [
    [[], priorities.filter((each) => each !== 'debug')],
    [
      ['--priority', 'warn, ERROR'],
      ['warn', 'error'],
    ],
  ] as const)
    it(`hears the priorities ${heard.join(', ')} with [${args.join(' ')}], and says nothing of a queue that is missing`, async () => {
      broker.setMissing((address) => address.endsWith('.debug'));
      const command = startHere('--name', 'a', ...args);
      const end = command.ended();
      for (const each of priorities.filter((priority) => priority !== 'debug'))
        await sendRaw(broker, [{ body: `{"event_type":"x.${each}"}` }], `/queues/notifications.${each}`);
      await untilKept(heard.length);
      command.interrupt();
      const { code, stderr } = await end;
      expect({ code, stderr }).to.deep.equal({
        code: 130,
        stderr: `notify-about: ${heard.length} notifications kept, 0 duplicates dropped\n`,
      });
      const types = (await keptLines()).map((line) => /x\.\w+/.exec(line)?.[0]);
      expect(types).to.have.members(heard.map((each) => `x.${each}`));
    });

  it('keeps what is large, and the other commands read it', async () => {
    const body = `{"event_type":"large.one","message_id":"l1","payload":"${'x'.repeat(6_000_000)}"}`;
    const command = startHere('--name', 'a');
    const end = command.ended();
    await sendRaw(broker, [{ body }]);
    await untilKept(1);
    command.interrupt();
    expect((await end).code).to.equal(130);
    const [file = ''] = filesIn(folder).map((name) => path.join(folder, name));
    expect(await notifyAbout(['tail', '--file', file])).to.deep.include({ code: 0, stderr: '' });
    expect(await notifyAbout(['validate', file])).to.deep.include({ code: 0 });
  });

  it('loses nothing and keeps nothing twice when it is killed again and again', async () => {
    const [rounds, burst] = [6, 150];
    const random = seeded(7);
    const told: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const ids = Array.from({ length: burst }, (_, n) => `v${round}-${n}`);
      await tell(ids);
      told.push(...ids);
      const child = start('--name', 'a');
      const before = (await keptLines()).length;
      await untilKept(before + 1);
      if (round === rounds) await untilKept(told.length);
      else await pause(random() * 15);
      child.kill('SIGKILL');
      await exitCodeOf(child);
    }
    const all = await volumes();
    expect(all).to.have.lengthOf(told.length);
    expect(new Set(all)).to.deep.equal(new Set(told));
  });

  it('shares a queue with another one, each under a name of its own', async () => {
    const [one, other] = [start('--name', 'a'), start('--name', 'b')];
    await until(() => locksIn(folder).length === 2);
    const refused = await notifyAbout(collect('--name', 'a'));
    expect(refused).to.deep.include({ code: 2 });
    expect(refused.stderr).to.match(
      /another collector writes to .* as 'a': stop it, or choose another --name\n$/,
    );
    const ids = Array.from({ length: 2000 }, (_, n) => `v${n}`);
    await tell(ids);
    await untilKept(ids.length);
    for (const child of [one, other]) child.kill('SIGTERM');
    expect(await Promise.all([one, other].map(exitCodeOf))).to.deep.equal([143, 143]);
    expect(new Set(await volumes())).to.deep.equal(new Set(ids));
  });

  it('shows on a terminal how many, how fast and how late', async () => {
    const shown = onTerminal(['collect', '--to', folder, '--url', broker.url, '--name', 'a'], 200);
    await tell(['v1']);
    await untilKept(1);
    await pause(1000);
    await broker.close();
    const [lock = ''] = locksIn(folder);
    process.kill(Number(lock.split('-').at(-2)), 'SIGINT');
    const { stdout } = await shown;
    expect(stdout).to.match(/1 kept, \d+ a second, [\d.]+ s behind, 0 duplicates dropped/);
  });

  it('removes what came too long ago, says how much, and rolls what is over', async () => {
    const [old, lately] = [Date.now() - 100 * 86_400_000, Date.now() - 3 * 86_400_000];
    for (const [name, time] of [
      ['day=2020-01-01/a-000001.ndjson', old],
      ['day=2020-01-02/a-000001.ndjson', lately],
    ] as const) {
      mkdirSync(path.join(folder, path.dirname(name)));
      writeFileSync(path.join(folder, name), '{"notification":{"event_type":"x"}}\n');
      utimesSync(path.join(folder, name), time / 1000, time / 1000);
      utimesSync(path.join(folder, path.dirname(name)), time / 1000, time / 1000);
    }
    const command = startHere('--name', 'a', '--keep', '30d');
    const nextNote = linesFrom(command.stderr);
    expect(await nextNote()).to.match(/removed 1 files older than 30 days, with 1 notifications$/);
    await until(() => filesIn(folder).length === 1 && filesIn(folder)[0]?.endsWith('.parquet') === true);
    command.interrupt();
    await command.code;
    expect(existsSync(path.join(folder, 'day=2020-01-01'))).to.equal(false);
    expect(await keptLines()).to.have.lengthOf(1);
  });

  it('keeps what claims to be old, or of a day to come, with few files open', async () => {
    const day = 86_400_000;
    const times = Array.from({ length: 300 }, (_, n) => new Date(n * 40 * day).toISOString());
    const messages = [...times, new Date(Date.now() + 5000 * day).toISOString()].map((timestamp, n) => ({
      body: JSON.stringify({ event_type: 'x.y', message_id: `m${n}`, timestamp, payload: {} }),
    }));
    const child = limited(100, collect('--name', 'a', '--keep', '90d'));
    const end = ended(child);
    await sendRaw(broker, messages);
    await untilKept(messages.length);
    expect(await keptLines()).to.have.lengthOf(messages.length);
    expect(readdirSync(`/proc/${String(child.pid)}/fd`).length).to.be.below(70);
    child.kill('SIGINT');
    expect((await end).stderr).to.equal('notify-about: 301 notifications kept, 0 duplicates dropped\n');
  });

  it('says once what to install when DuckDB is not there, and keeps lines', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'notify-about-bare-'));
    try {
      cpSync(path.dirname(path.dirname(commandFile())), path.join(elsewhere, 'dist'), { recursive: true });
      cpSync(path.join(root, 'package.json'), path.join(elsewhere, 'package.json'));
      mkdirSync(path.join(elsewhere, 'node_modules'));
      symlinkSync(path.join(root, 'node_modules/rhea'), path.join(elsewhere, 'node_modules/rhea'));
      const child = started(collect(), { file: path.join(elsewhere, 'dist/cli/index.js') });
      const end = ended(child);
      await tell(['v1']);
      await untilKept(1);
      child.kill('SIGINT');
      const { stderr } = await end;
      expect(stderr.split('\n')[0]).to.equal(
        'notify-about: Parquet needs DuckDB, which is not installed: npm install @duckdb/node-api; until then days stay as NDJSON',
      );
      expect(await volumes()).to.deep.equal(['v1']);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  for (const [args, said] of [
    [['collect'], /required option '--to <folder>' not specified/],
    [['collect', '--to', '/nowhere', '--keep', '90'], /Expected a number of days, such as 90d/],
    [
      ['collect', '--to', '/nowhere', '--priority', 'info,loud'],
      /Expected any of audit, debug, info, warn, error,/,
    ],
    [['collect', '--to', '/dev/null/x', '--url', 'amqp://127.0.0.1:1'], /ENOTDIR/],
    [
      ['collect', '--to', '/tmp', '--name', '../x', '--url', 'amqp://127.0.0.1:1'],
      /'\.\.\/x' is not a valid name of a collector/,
    ],
  ] as const)
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, stderr } = await notifyAbout(args);
      expect(code).to.equal(2);
      expect(stderr).to.match(said);
    });

  it('says when no broker can be reached', async () => {
    const { code, stderr } = await notifyAbout(['collect', '--to', folder, '--url', 'amqp://127.0.0.1:1']);
    expect(code).to.equal(3);
    expect(stderr).to.match(/127\.0\.0\.1:1/);
    expect(locksIn(folder)).to.deep.equal([]);
  });
});
