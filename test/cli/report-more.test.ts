// The reports for marketing, audit and billing, by the command.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { ActionsResult } from '../../src/reports/actions/result.ts';
import type { AuditRow } from '../../src/reports/audit/row.ts';
import type { UsageResult } from '../../src/reports/usage/result.ts';
import { MINUTE, noon, notificationsOf, sampleOperation } from '../reports/stream.ts';
import { notifyAbout, onTerminal } from './command.ts';
import { folderOfEachTest } from './folder.ts';

const HOUR = 60 * MINUTE;
const forbidden = { exception: 'Forbidden', status_code: 403 };
const all = [
  sampleOperation({ request: 'a', resource: 'a "quoted"\nid' }),
  sampleOperation({ request: 'b', user: 'u2', userName: 'bob', at: noon + MINUTE, fault: forbidden }),
  sampleOperation({ request: 'c', at: noon + 2 * MINUTE, action: 'delete', milliseconds: undefined }),
];
const input = all
  .flatMap(notificationsOf)
  .map((notification) => `${JSON.stringify({ notification, context: {} })}\n`)
  .join('');

interface Document<Result> {
  readonly report: string;
  readonly result: Result;
}

describe('notify-about report actions', () => {
  it('says what people do, and of how much of it only the most', async () => {
    const { stdout } = await notifyAbout(['report', 'actions', '--json', '--top', '1'], { input });
    const { operations, actions, who } = (JSON.parse(stdout) as Document<ActionsResult>).result;
    expect(operations).to.equal(3);
    expect(actions.map(({ action, gaveUp, unfinished }) => [action, gaveUp, unfinished])).to.deep.equal([
      ['volume.create', 1, 0],
      ['volume.delete', 0, 1],
    ]);
    expect(who).to.have.length(1);
  });
});

describe('notify-about report audit', () => {
  const { file } = folderOfEachTest();
  const audit = (...options: string[]): ReturnType<typeof notifyAbout> =>
    notifyAbout(['report', 'audit', ...options], { input });

  it('has a line for each thing that was done, and says at the end how complete they are', async () => {
    const { stdout, stderr } = await audit();
    expect(stdout).to.match(/^Operations by user\ntime +user +project +from +action +resource +outcome/);
    expect(stdout).to.match(/\n2026-11-18 12:01:01 +bob .* volume\.create .* failure +Forbidden/);
    expect(stdout).to.match(/\n\nOperations\noutcome +count\nsuccess +1\nfailure +1\nunknown +1\n/);
    expect(stderr).to.include(
      'rows: 1 success, 1 failure, 1 unknown; holes: missing start 0, missing outcome 1',
    );
  });

  it('says what was read before its first line, where both go to one terminal', async () => {
    const { stdout } = await onTerminal(['report', 'audit', file('all.ndjson', input)], 200);
    expect(stdout.indexOf('5 lines: 5 taken')).to.be.within(0, stdout.indexOf('Operations by user'));
  });

  it('writes CSV of rows alone', async () => {
    const { stdout } = await audit('--csv', '--timezone', 'Asia/Kolkata');
    const records = stdout.split('\r\n');
    expect(records[0]).to.match(/^time,begun,user,user id,/);
    expect(records[1]).to.match(/^2026-11-18T17:30:01\.000\+05:30,2026-11-18T17:30:00\.000\+05:30,/);
    expect(records).to.have.length(1 + 3 + 1);
  });

  it('writes a line of JSON for each row, and a last one on all of them', async () => {
    const { stdout } = await audit('--json', '--user', 'bob');
    const [row = '', last = '', ...rest] = stdout.trimEnd().split('\n');
    expect(JSON.parse(row) as AuditRow).to.include({
      requestId: 'b',
      outcome: 'failure',
      startedAt: noon + MINUTE,
    });
    expect(JSON.parse(last)).to.have.nested.property('result.rows.failure', 1);
    expect(JSON.parse(last), "alice's").to.have.nested.property('result.counts.missing outcome', 0);
    expect(rest).to.deep.equal([]);
  });

  it('writes each notification of the window as an event of CADF', async () => {
    const { stdout } = await audit('--cadf', '--from', '2026-11-18T12:01', '--to', '2026-11-18T12:02');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { outcome: string; typeURI: string; initiator: object });
    expect(events.map(({ outcome }) => outcome)).to.deep.equal(['pending', 'failure']);
    expect(events[0]?.typeURI).to.include('schemas.dmtf.org/cloud/audit');
    expect(events[0]?.initiator).to.include({ name: 'bob' });
  });

  it('is no page', async () => {
    const { code, stdout, stderr } = await audit('--html', 'audit.html');
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    expect(stderr).to.match(/^notify-about: audit has a row for each operation, .*: use --csv\n$/);
  });

  it('has each row of a long table, once, in columns as wide as the first rows say', async () => {
    const many = Array.from({ length: 700 }, (_, n) =>
      notificationsOf(sampleOperation({ request: `r${String(n)}`, at: noon + n * 1000 })),
    );
    const lines = many.flat().map((notification) => `${JSON.stringify({ notification, context: {} })}\n`);
    const { stdout } = await notifyAbout(['report', 'audit'], { input: lines.join('') });
    const requests = [...stdout.matchAll(/^2026-11-18 .* (r\d+)$/gm)].map(([, request]) => request);
    expect(requests).to.deep.equal(Array.from({ length: 700 }, (_, n) => `r${String(n)}`));
  });
});

describe('notify-about report usage', () => {
  const { at } = folderOfEachTest();

  async function usage(...options: string[]): Promise<UsageResult> {
    const { stdout, stderr } = await notifyAbout(['report', 'usage', '--json', ...options], { input });
    expect(stderr).to.equal('notify-about: 5 lines: 5 taken\n');
    return (JSON.parse(stdout) as Document<UsageResult>).result;
  }

  it('writes at the end of a period what the next one begins with', async () => {
    const first = ['--from', '2026-11-18T12:00', '--to', '2026-11-18T13:00:01'];
    const { volumes } = await usage(...first, '--write-baseline', at('first'));
    expect(volumes.map(({ milliseconds }) => milliseconds)).to.deep.equal([HOUR]);
    const [header, ...held] = readFileSync(at('first'), 'utf8').trimEnd().split('\n');
    expect(header).to.equal('{"baseline":"2026-11-18T13:00:01.000Z"}');
    expect(held).to.have.length(1);
    const next = ['--from', '2026-11-18T13:00:01', '--to', '2026-11-18T14:00:01'];
    const { volumes: then, unknown, baselineAt } = await usage(...next, '--baseline', at('first'));
    expect(then.map(({ milliseconds }) => milliseconds)).to.deep.equal([HOUR]);
    // Its existence is known, but not its size.
    expect(unknown.map(({ why }) => why)).to.deep.equal(['size']);
    expect(baselineAt).to.equal(noon + HOUR + 1000);
  });

  it('writes that also when the answer is a page', async () => {
    const window = ['--from', '2026-11-18', '--to', '2026-11-19'];
    const files = ['--html', at('usage.html'), '--write-baseline', at('next')];
    const { code } = await notifyAbout(['report', 'usage', ...window, ...files], { input });
    expect(code).to.equal(0);
    expect(readFileSync(at('usage.html'), 'utf8')).to.include('Volume gigabyte-hours');
    expect(readFileSync(at('next'), 'utf8')).to.match(/^\{"baseline":"2026-11-19T00:00:00\.000Z"\}\n\{/);
  });

  it('is an invoice, which says of what time it is, and nothing of what stands out', async () => {
    const failed = Array.from({ length: 20 }, (_, index) =>
      sampleOperation({ request: `r${String(index)}`, at: noon + index * MINUTE, fault: forbidden }),
    );
    const lines = failed.flatMap(notificationsOf).map((each) => `${JSON.stringify(each)}\n`);
    const asked = ['report', 'usage', '--period', 'day@18', '--html', at('usage.html')];
    await notifyAbout(asked, { input: lines.join('') });
    const page = readFileSync(at('usage.html'), 'utf8');
    expect(page).to.not.match(/anomalies"|Anomalies|is in trouble|An hour of a service/);
    expect(page).to.match(/<p>\w+ \d+ \w+ 18:00 to \w+ \d+ \w+ 18:00, UTC<\/p>\s*<p>No filter<\/p>/);
  });

  it('is of a project by its owner, whoever did it', async () => {
    const window = ['--from', '2026-11-18', '--to', '2026-11-19'];
    expect((await usage(...window, '--project', 'p1')).volumes).to.have.length(1);
    expect((await usage(...window, '--project', 'p2')).volumes).to.deep.equal([]);
  });

  it('takes the audit period that is over', async () => {
    const { window } = await usage('--period', 'day@18');
    expect(window.to - window.from).to.equal(24 * HOUR);
    expect(new Date(window.to).toISOString()).to.match(/T18:00:00\.000Z$/);
  });

  const wrong: [what: string, args: string[], says: RegExp][] = [
    ['no end', ['--from', '2026-11-18'], /a beginning and an end: set --period/],
    ['a period that there is not', ['--period', 'week'], /no audit period "week"/],
    ['two windows', ['--period', 'day', '--since', '2h'], /cannot be used with/],
    ['a view', ['--period', 'day', '--view', 'project/volumes'], /--view does not apply to usage/],
    ['a user', ['--period', 'day', '--user', 'alice'], /--user does not apply to usage/],
    ['a baseline that is not there', ['--period', 'day', '--baseline', 'nothing'], /ENOENT.*nothing/],
  ];
  for (const [what, args, says] of wrong) {
    it(`says in one line what is wrong with ${what}`, async () => {
      const { code, stdout, stderr } = await notifyAbout(['report', 'usage', ...args]);
      expect(stderr)
        .to.match(says)
        .and.to.match(/^notify-about: .*\n$/);
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    });
  }

  it('has in its help what it takes, and not what it refuses', async () => {
    const { stdout } = await notifyAbout(['report', 'usage', '--help']);
    expect(stdout).to.include('--project <project>').and.to.include('--region <region>');
    expect(stdout).to.not.match(/--(?:user|view|resource) </);
  });

  it('says in one line, and where, what is wrong with a baseline', async () => {
    writeFileSync(at('wrong'), '{"baseline":"2026-11-01T00:00:00Z"}\n{"type":"share"}\n');
    const { code, stderr } = await notifyAbout([
      'report',
      'usage',
      '--period',
      'hour',
      '--baseline',
      at('wrong'),
    ]);
    expect(stderr).to.equal(
      'notify-about: line 2 of the baseline: "type" is instance, volume or floating_ip\n',
    );
    expect(code).to.equal(2);
  });
});
