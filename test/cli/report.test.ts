import { expect } from 'chai';
import fc from 'fast-check';
import { csvOf } from '../../src/cli/report/csv.ts';
import { textTableOf } from '../../src/cli/report/text-table.ts';
import type { ErrorsResult } from '../../src/reports/errors/result.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import type { UserResult } from '../../src/reports/user.ts';
import { MINUTE, noon, notificationsOf, sampleOperation, type Operation } from '../reports/stream.ts';
import { exitCodeOf, notifyAbout, onTerminal, started } from './command.ts';
import { recordsOf } from './csv.ts';
import { folderOfEachTest } from './folder.ts';

const forbidden = { exception: 'Forbidden', status_code: 403, service_request_id: 'req-s1' };
const down = { exception: 'ServiceUnavailable', status_code: 503 };
const all: Operation[] = [
  sampleOperation({ request: 'a', resource: 'a "quoted"\nid' }),
  sampleOperation({ request: 'b', at: noon + 10 * MINUTE, fault: forbidden }),
  sampleOperation({ request: 'c', at: noon + 20 * MINUTE, user: 'u2', userName: 'bob', fault: down }),
  sampleOperation({ request: 'd', at: noon + 30 * MINUTE, milliseconds: undefined }),
];

function ndjsonOf(operations: readonly Operation[]): string {
  return operations
    .flatMap(notificationsOf)
    .map((notification) => `${JSON.stringify({ notification, context: {} })}\n`)
    .join('');
}

const input = ndjsonOf(all);

interface Document<Result> {
  readonly report: string;
  readonly input: InputCounts;
  readonly result: Result;
}

async function requestsOf(...options: readonly string[]): Promise<(string | undefined)[]> {
  const { stdout } = await notifyAbout(['report', 'user', 'u1', '--json', ...options], { input });
  if (stdout === '') return [];
  return (JSON.parse(stdout) as Document<UserResult>).result.operations.map(({ requestId }) => requestId);
}

describe('notify-about report', () => {
  const { file } = folderOfEachTest();

  it('shows what a user did, and which request failed', async () => {
    const { code, stdout, stderr } = await notifyAbout(['report', 'user', 'alice'], { input });
    const [title, header, ...lines] = stdout.trimEnd().split('\n');
    expect(title).to.equal('Operations');
    expect(header).to.match(/^time +action +resource +outcome +took +fault +service's request +request/);
    expect(lines).to.have.length(3);
    expect(lines[0]).to.match(
      /^2026-11-18 12:00:00 {2}volume\.create {2}a "quoted"\ufffdid {2}end +1\.000 s/,
    );
    expect(lines[1]).to.match(/v1 +error +1\.000 s {2}Forbidden 403 no {2}req-s1 +b /);
    expect(lines[2]).to.match(/v1 +unfinished +- +- +- +d /);
    expect(stderr).to.equal('notify-about: 7 lines: 7 taken\n');
    expect(code).to.equal(0);
  });

  it('says with 1 when it knows nothing of a user', async () => {
    const { code, stdout, stderr } = await notifyAbout(['report', 'user', 'carol'], { input });
    expect(stderr).to.match(/no notifications of a user 'carol' in this window: check the name or id\n$/);
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' });
  });

  it('says when several users have one name', async () => {
    const two = ndjsonOf([sampleOperation(), sampleOperation({ user: 'u9', request: 'z' })]);
    const { code, stderr } = await notifyAbout(['report', 'user', 'alice'], { input: two });
    expect(stderr).to.include("2 users are named 'alice': u1, u9; use the id\n");
    expect(code).to.equal(0);
  });

  it('shows errors against an objective', async () => {
    const { stdout } = await notifyAbout(['report', 'errors', '--slo', '50'], { input });
    expect(stdout).to.match(/^Errors\noperations.*\n +3 +2 +1 +66\.67 % +33\.33 % +2 +1\n/);
    expect(stdout).to.match(/Against the objective\n.*\n +50\.00 % +1 +66\.67 % +0 +1 +1 +2\n/);
    expect(stdout).to.match(/ServiceUnavailable +- +503 +cloud +1 +1 +2026-11-18 12:20:01/);
  });

  it('shows response times, the window before beside them', async () => {
    const options = ['--from', '2026-11-18T12:00', '--to', '2026-11-18T13:00'];
    const before = sampleOperation({ request: 'z', at: noon - MINUTE, milliseconds: 2000 });
    const { stdout } = await notifyAbout(['report', 'response-times', ...options], {
      input: input + ndjsonOf([before]),
    });
    expect(stdout).to.match(
      /\nvolume\.create +1 +1\.000 s +1\.000 s +1\.000 s +2\.000 s +-50\.00 % +2 +1\.000 s\n/,
    );
  });

  it('reads what is in two files once', async () => {
    const [one, two] = [
      file('one.ndjson', input.split('\n').slice(0, 4).join('\n')),
      file('two.ndjson', input),
    ];
    const { stdout, stderr } = await notifyAbout(['report', 'errors', one, two, '--json']);
    expect((JSON.parse(stdout) as Document<ErrorsResult>).result.total.operations).to.equal(3);
    expect(stderr).to.equal('notify-about: 11 lines: 7 taken, 4 duplicate\n');
  });

  it('puts the lines of several files in the order of time, in whatever order they are given', async () => {
    const lines = input.trimEnd().split('\n');
    const part = (name: string, places: readonly number[]): string =>
      file(name, places.map((place) => `${lines[place] ?? ''}\n`).join(''));
    const files = [part('last.ndjson', [5, 6]), part('odd.ndjson', [1, 3]), part('even.ndjson', [0, 2, 4])];
    const { stderr } = await notifyAbout(['report', 'errors', ...files]);
    expect(stderr).to.equal('notify-about: 7 lines: 7 taken\n');
  });

  it('counts and says whatever was wrong with the input, and is right about the rest', async () => {
    const [end = ''] = ndjsonOf([sampleOperation({ request: 'y' })])
      .split('\n')
      .slice(1);
    const wrong = [
      '{"half',
      'x'.repeat(2 ** 25 + 1),
      '{"event_type":"compute.instance.create.end","payload":{}}',
      '{"event_type":"dashboard.volume.create.end","payload":{}}',
      end.replace('"version":"1.0"', '"version":"2.0"'),
      end,
      end,
    ];
    const at = file('bad.ndjson', `${wrong.join('\n')}\n${input}${end.slice(0, 50)}`);
    const { code, stdout, stderr } = await notifyAbout(['report', 'errors', at, '--json']);
    const { input: counts, result } = JSON.parse(stdout) as Document<ErrorsResult>;
    expect(counts).to.include({ lines: 15, taken: 8, unreadable: 3, foreign: 1, malformed: 1 });
    expect(counts).to.include({ unknownVersion: 1, duplicates: 1, missingStarts: 1 });
    expect(result.total.operations).to.equal(4);
    expect(stderr.replaceAll(at, 'bad')).to.equal(
      'notify-about: 15 lines: 8 taken, 3 not readable, 1 not matching a schema, 1 of unknown ' +
        'versions, 1 of other services, 1 duplicate, 1 without their start: bad:1 is not JSON, bad:2 has more than ' +
        '33554432 bytes, bad:4 does not match its schema, bad:5 has an unknown version, bad:15 is ' +
        'not JSON: the file ends inside it\n',
    );
    expect(code).to.equal(1);
  });

  it('says whose clock stepped back', async () => {
    const ahead = {
      ...notificationsOf(sampleOperation({ request: 'x', at: noon + 600 * MINUTE }))[0],
      publisher_id: 'horizon.two',
    };
    const many = Array.from({ length: 40 }, (_, index) =>
      sampleOperation({ request: `r${String(index)}`, at: noon + index * 1000 }),
    );
    const { stderr } = await notifyAbout(['report', 'errors'], {
      input: `${ndjsonOf(many)}${JSON.stringify(ahead)}\n${ndjsonOf([sampleOperation({ at: noon + 50_000 })])}`,
    });
    expect(stderr).to.include('1 step back of a clock (of horizon.two)');
  });

  it('takes what is asked for', async () => {
    const options = ['--from', '2026-11-18 13:05', '--timezone', 'Europe/Berlin', '--resource', 'v1'];
    expect(await requestsOf(...options)).to.deep.equal(['b', 'd']);
    expect(await requestsOf('--region', 'RegionTwo')).to.deep.equal([]);
  });

  it('writes times of the time zone, and CSV that a spreadsheet reads', async () => {
    const { stdout } = await notifyAbout(
      ['report', 'user', 'alice', '--csv', '--timezone', 'Europe/Berlin'],
      { input },
    );
    const [header, first] = stdout.split('\r\n');
    expect(header).to.equal(
      "time,action,resource,outcome,took (seconds),fault,service's request,request,project",
    );
    expect(first).to.equal('2026-11-18T13:00:00.000+01:00,volume.create,"a ""quoted""\nid",end,1,,,a,p1');
    expect(stdout.endsWith('\r\n')).to.equal(true);
  });

  it('says what to name when a terminal would be read', async () => {
    const { code, stdout } = await onTerminal(['report', 'errors'], 200);
    expect(stdout).to.include('nothing to read: name a file or a folder of collect');
    expect(code).to.equal(2);
  });

  it('fits a terminal', async () => {
    const { stdout } = await onTerminal(['report', 'user', 'alice', file('some.ndjson', input)], 90, {
      NO_COLOR: '1',
    });
    const [, , ...lines] = stdout.split('\r\n');
    for (const line of lines) expect(line.length, line).to.be.at.most(90);
    expect(stdout).to.match(/2026-11-18 12:10:00 .*Forbidden 403 no\r\n {4}req-s1 /);
    expect(stdout).to.not.include('…');
  });

  it('shows how far it is on a terminal', async () => {
    const many = ndjsonOf(all).repeat(2000);
    const { stdout } = await onTerminal(['report', 'errors', file('many.ndjson', many)], 200);
    expect(stdout).to.match(/many\.ndjson: line \d+, \d+ %/);
  });

  it('ends by Ctrl-C with 130 while it reads', async () => {
    const child = started(['report', 'errors', '-']);
    // More than a pipe's buffer: the command is reading when all is written.
    await new Promise((resolve) => child.stdin.write(input.repeat(500), resolve));
    child.kill('SIGINT');
    expect(await exitCodeOf(child)).to.equal(130);
  });

  const wrong: [what: string, args: string[], says: RegExp][] = [
    ['a question that there is not', ['erors'], /unknown command 'erors' .*errors/],
    ['no user', ['user'], /missing required argument 'user'/],
    ['a day that is none', ['errors', '--from', '2026-13-01'], /not a date or time/],
    ['a time zone that there is not', ['errors', '--timezone', 'Europe/Atlantis'], /Europe\/Berlin/],
    ['an objective of all', ['errors', '--slo', '100'], /above 0 and below 100/],
    ['two forms', ['errors', '--json', '--csv'], /cannot be used with/],
    ['a file that is not there', ['errors', 'nothing.ndjson'], /ENOENT.*nothing\.ndjson/],
  ];
  for (const [what, args, says] of wrong) {
    it(`says in one line what is wrong with ${what}`, async () => {
      const { code, stdout, stderr } = await notifyAbout(['report', ...args]);
      expect(stderr)
        .to.match(says)
        .and.to.match(/^notify-about: .*\n$/);
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    });
  }

  const skipped: [zone: string, from: string, says: RegExp][] = [
    [
      'Europe/Paris',
      '2027-03-28T02:30',
      /no '2027-03-28T02:30' in Europe\/Paris: the clocks go from 2027-03-28T02:00 to 2027-03-28T03:00;/,
    ],
    ['America/New_York', '2027-03-14 02:00:01', /from 2027-03-14T02:00 to 2027-03-14T03:00;/],
    ['Australia/Lord_Howe', '2026-10-04T02:15', /from 2026-10-04T02:00 to 2026-10-04T02:30;/],
    ['Pacific/Apia', '2011-12-30', /from 2011-12-30T00:00 to 2011-12-31T00:00;/],
  ];
  for (const [zone, from, says] of skipped) {
    it(`says that the clocks skip ${from} in ${zone}, wherever it is given`, async () => {
      for (const window of [
        ['--from', from],
        ['--to', from],
        ['--since', '1h', '--to', from],
      ]) {
        const { code, stderr } = await notifyAbout(['report', 'errors', '--timezone', zone, ...window]);
        expect(stderr).to.match(says);
        expect(code).to.equal(2);
      }
    });
  }

  it('takes a day that begins later for want of a midnight, and a time that tells its offset', async () => {
    for (const from of ['2026-03-29', '2026-03-29T00:30Z', '2026-03-29T00:30+02:00', '2026-03-28T24:00']) {
      const { code } = await notifyAbout(['report', 'errors', '--timezone', 'Asia/Beirut', '--from', from], {
        input,
      });
      expect(code, from).to.equal(0);
    }
  });

  for (const question of ['user', 'errors', 'response-times', 'overview', 'actions', 'audit', 'usage']) {
    it(`has examples and no long line in the help of ${question}`, async () => {
      const { code, stdout } = await notifyAbout(['report', question, '--help']);
      expect(code).to.equal(0);
      expect(stdout).to.match(new RegExp(`^Examples:\n(?:  .*\n)*?  .*notify-about report ${question}`, 'm'));
      const text = stdout.slice(stdout.lastIndexOf('--help'), stdout.indexOf('Examples:'));
      expect(Math.max(...text.split('\n').map(({ length }) => length))).to.be.at.most(125);
    });
  }
});

/** All characters of the Basic Multilingual Plane. */
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (each) => !/\p{Cs}/u.test(each),
);

describe('a table', () => {
  const columns = [{ name: 'a' }, { name: 'b', unit: 'seconds' as const }];

  it('is CSV from which each text is read back, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\r\n', '\n', ' ', 'é') })),
        (texts) => {
          const csv = csvOf({ title: '', columns, rows: texts.map((text) => [`x${text}`, 1.5]) }, 'UTC');
          expect(recordsOf(csv)).to.deep.equal([
            ['a', 'b (seconds)'],
            ...texts.map((text) => [`x${text}`, '1.5']),
          ]);
        },
      ),
    );
  });

  it('is CSV with nothing that a spreadsheet would run', () => {
    const csv = csvOf(
      {
        title: '',
        columns,
        rows: [
          ['=1+1', -1],
          ['@x', undefined],
        ],
      },
      'UTC',
    );
    expect(csv).to.equal("a,b (seconds)\r\n'=1+1,-1\r\n'@x,\r\n");
  });

  it('is CSV with nothing that a spreadsheet would run, whatever separates, and whatever stands before a sign', () => {
    const signs = characters.filter((each) => /^[=+\-@]/.test(each.normalize('NFKC')));
    expect(signs.length).to.be.greaterThan(15);
    const blanks = [
      '',
      ' ',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\ufeff',
      '\t',
      '\n',
      '\r',
      '\r\n',
      ' \t ',
      '\u001b',
    ];
    const befores = blanks.flatMap((blank) => [blank, `x;${blank}`, `x\t${blank}`, `x\n${blank}`]);
    const texts = signs.flatMap((sign) => befores.map((before) => `${before}${sign}1+1`));
    const csv = csvOf({ title: '', columns, rows: texts.map((text) => [text, 1]) }, 'UTC');
    const formula = /^[\s\ufffd]*[=+\-@]/;
    for (const [text = ''] of recordsOf(csv)) expect(text.normalize('NFKC')).to.not.match(formula);
    for (const separator of [';', '\t', /[\r\n]+/])
      for (const part of csv.split(separator)) expect(part.normalize('NFKC')).to.not.match(formula);
  });

  it('is CSV that quotes what others would take for two cells', () => {
    const csv = csvOf(
      {
        title: '',
        columns,
        rows: [
          ['a;b', 1],
          ['a\tb', 2],
          ['a-b', 3],
        ],
      },
      'UTC',
    );
    expect(csv).to.equal('a,b (seconds)\r\n"a;b",1\r\n"a\tb",2\r\na-b,3\r\n');
  });

  it('is CSV in a time that grows with its texts, and not with their square', () => {
    const text = `${'\t'.repeat(1_000_000)}${' '.repeat(1_000_000)};${' ;'.repeat(500_000)}=`;
    expect(csvOf({ title: '', columns, rows: [[text, 1]] }, 'UTC')).to.include("'=");
  });

  it('is aligned: texts to the left, numbers to the right, and nothing that a terminal would obey', () => {
    const rows = [
      ['李雷', 1.5],
      ['x\u001b[31my', 10],
      ['z', undefined],
    ];
    expect(textTableOf({ title: 'Title', columns, rows }, 'UTC', Infinity)).to.deep.equal([
      'Title',
      'a               b',
      '李雷      1.500 s',
      'x\ufffd[31my  10.000 s',
      'z               -',
    ]);
  });

  it('says of what is not all that it is less', () => {
    const percents = [{ name: 'p', unit: 'percent' as const }];
    const rows = [[100], [99.9999], [99.99], [-34]];
    const [, , ...lines] = textTableOf({ title: '', columns: percents, rows }, 'UTC', Infinity);
    expect(lines.map((line) => line.trim())).to.deep.equal(['100.00 %', '>99.99 %', '99.99 %', '-34.00 %']);
  });

  it('has the thousands of counts and of hours apart', () => {
    const two = [
      { name: 'n', unit: 'count' as const },
      { name: 'h', unit: 'hours' as const },
    ];
    const [, , line] = textTableOf({ title: '', columns: two, rows: [[1234, 533_464.7]] }, 'UTC', Infinity);
    expect(line).to.equal('1,234  533,464.70 h');
  });

  it('is never wider than it may be but for a cell that is wider itself, and cuts none', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(texts, texts, fc.nat(9)), { minLength: 1 }),
        fc.integer({ min: 30, max: 60 }),
        (rows, width) => {
          const three = [{ name: 'one' }, { name: 'two' }, { name: 'three', unit: 'count' as const }];
          const [, ...lines] = textTableOf({ title: '', columns: three, rows }, 'UTC', width);
          for (const line of lines.flatMap((each) => each.split('\n')))
            expect(line.length).to.be.at.most(width);
          const words = lines.slice(1).join(' ').split(/\s+/);
          expect(words).to.deep.equal(rows.flat().map(String));
        },
      ),
    );
  });
});
