// A name changes and can move to another user; an id does not.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import type { ErrorsResult } from '../../src/reports/errors/result.ts';
import type { UsageResult } from '../../src/reports/usage/result.ts';
import type { UserResult } from '../../src/reports/user.ts';
import { MINUTE, noon, notificationsOf, sampleOperation, type Operation } from '../reports/stream.ts';
import { commandFile, linesFrom, notifyAbout, started } from './command.ts';
import { folderOfEachTest } from './folder.ts';

/** Anna marries, and Ben gets her old name. */
const renamed: Operation[] = [
  sampleOperation({ request: 'a', user: 'u1', userName: 'anna', at: noon }),
  sampleOperation({ request: 'b', user: 'u1', userName: 'ann"é', at: noon + MINUTE }),
  sampleOperation({ request: 'c', user: 'u2', userName: 'ben', at: noon + 2 * MINUTE }),
  sampleOperation({ request: 'd', user: 'u3', userName: 'carol', at: noon + 3 * MINUTE }),
];
const again = sampleOperation({ request: 'e', user: 'u2', userName: 'anna', at: noon + 4 * MINUTE });

/** The project with the id p1 has another name in each line. */
function linesOf(operations: readonly Operation[], project?: (index: number) => object): string {
  const lines = operations.flatMap((operation, index) =>
    notificationsOf(operation).map(({ payload, ...notification }) => {
      const initiator = { ...(payload['initiator'] as object), ...project?.(index) };
      return JSON.stringify({
        notification: { ...notification, payload: { ...payload, initiator } },
        context: {},
      });
    }),
  );
  return lines.map((line) => `${line}\n`).join('');
}

const input = linesOf(renamed);

function requestsIn(stdout: string): (string | undefined)[] {
  const { result } = JSON.parse(stdout) as { result: UserResult };
  return result.operations.map(({ requestId }) => requestId);
}

describe('who is named in a question', () => {
  const { file, at } = folderOfEachTest();

  for (const name of ['anna', 'ann"é', 'u1']) {
    it(`is found under each name that they had: ${name}`, async () => {
      const { stdout, stderr } = await notifyAbout(['report', 'user', name, '--json'], { input });
      expect(requestsIn(stdout)).to.deep.equal(['a', 'b']);
      expect(stderr).to.include('notify-about: the user u1 was called anna, ann"é\n');
      const read = await notifyAbout(['report', 'user', name, '--json', file('some.ndjson', input)]);
      expect(requestsIn(read.stdout)).to.deep.equal(['a', 'b']);
    });
  }

  it('is found whatever escapes a name is written with', async () => {
    const escaped = input.replaceAll('ann\\"é', '\\u0061nn\\u0022\\u00e9');
    const { stdout } = await notifyAbout(['report', 'user', 'ann"é', '--json'], { input: escaped });
    expect(requestsIn(stdout)).to.deep.equal(['a', 'b']);
  });

  it('is all who ever bore that name, and that is said', async () => {
    const { stdout, stderr } = await notifyAbout(['report', 'user', 'anna', '--json'], {
      input: input + linesOf([again]),
    });
    expect(requestsIn(stdout)).to.deep.equal(['a', 'b', 'c', 'e']);
    expect(stderr).to.include("2 users are named 'anna': u1, u2; use the id\n");
  });

  it('is one user, as they were called last', async () => {
    const { stdout } = await notifyAbout(['report', 'user', 'anna', '--json'], { input });
    const { result } = JSON.parse(stdout) as { result: UserResult };
    expect(result.users).to.deep.equal([{ id: 'u1', name: 'ann"é' }]);
  });

  const operations = async (...options: string[]): Promise<number> => {
    const named = linesOf(renamed, (index) => ({
      project_id: index === 3 ? 'p2' : 'p1',
      project_name: `web${String(index)}`,
    }));
    const { stdout } = await notifyAbout(['report', 'errors', '--json', ...options], { input: named });
    return (JSON.parse(stdout) as { result: ErrorsResult }).result.total.operations;
  };

  it('is found by filters, too', async () => {
    expect(await operations('--user', 'anna')).to.equal(2);
    expect(await operations('--project', 'web0')).to.equal(3);
    expect(await operations('--project', 'web0', '--user', 'anna')).to.equal(2);
    expect(await operations('--project', 'web3', '--user', 'anna')).to.equal(0);
    expect(await operations('--project', 'p1')).to.equal(3);
  });

  it('is said to be several, when a filter has the name of several', async () => {
    const both = linesOf(renamed, (index) => ({ project_id: `p${String(index % 2)}`, project_name: 'web' }));
    const { stderr } = await notifyAbout(['report', 'errors', '--project', 'web'], { input: both });
    expect(stderr).to.include("notify-about: 'web' is the name of p0 and of p1; use the id\n");
  });

  it('is the project that held something, whatever it was called then, or in the baseline', async () => {
    const volumes = linesOf(
      renamed.slice(0, 2).map((each, index) => ({ ...each, resource: `v${String(index)}` })),
      (index) => ({
        ...{ project_id: 'p1', project_name: `web${String(index)}` },
      }),
    );
    const baseline = file(
      'baseline',
      '{"baseline":"2026-11-18T00:00:00Z"}\n{"type":"volume","id":"v7","project":{"id":"p1","name":"old"},"size":1}\n',
    );
    const window = ['--from', '2026-11-18', '--to', '2026-11-19', '--baseline', baseline, '--json'];
    for (const name of ['web0', 'web1', 'old', 'p1']) {
      const { stdout } = await notifyAbout(['report', 'usage', '--project', name, ...window], {
        input: volumes,
      });
      const { result } = JSON.parse(stdout) as { result: UsageResult };
      expect(
        result.volumes.reduce((sum, { count }) => sum + count, 0),
        name,
      ).to.equal(3);
    }
  });

  it('is read from a pipe that is there only once, and nothing of that is left behind', async () => {
    const written = file('some.ndjson', input);
    const line = `exec '${process.execPath}' '${commandFile()}' report user anna --json <(cat '${written}')`;
    const { stdout } = await promisify(execFile)('bash', ['-c', line], {
      env: { ...process.env, TMPDIR: at('') },
    });
    expect(requestsIn(stdout)).to.deep.equal(['a', 'b']);
    const left = readdirSync(at('')).filter((name) => name.startsWith('notify-about-report-'));
    expect(left).to.deep.equal([]);
  });

  it('is not waited for by an audit of a pipe: a row comes when its line came', async () => {
    const child = started(['report', 'audit', '--csv', '--user', 'anna']);
    const next = linesFrom(child.stdout);
    // Entries come in the order of time: one is passed on after notifications that are minutes later.
    const later = Array.from({ length: 40 }, (_, index) =>
      sampleOperation({
        request: `r${String(index)}`,
        user: 'u9',
        userName: 'x',
        at: noon + (10 + index) * MINUTE,
      }),
    );
    child.stdin.write(input + linesOf(later));
    expect(await next()).to.match(/^time,begun/);
    expect(await next()).to.match(/,anna,u1,/);
    expect(await next()).to.match(/,"ann""é",u1,/);
    child.stdin.end();
    await next();
  });
});
