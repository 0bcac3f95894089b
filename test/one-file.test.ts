// Developers run the tests of one file alone, many times a day.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';

interface Results {
  readonly stats: { readonly tests: number; readonly failures: number };
  readonly tests: readonly { readonly file: string }[];
}

describe('npx mocha', () => {
  it('runs one file alone when it is given one', () => {
    const { stats, tests } = mocha('test/utils/text/glob.test.ts');
    expect(stats.failures).to.equal(0);
    expect(new Set(tests.map(({ file }) => file))).to.deep.equal(
      new Set([`${root}/test/utils/text/glob.test.ts`]),
    );
  });
});

function mocha(...args: readonly string[]): Results {
  const file = path.join(root, 'node_modules/mocha/bin/mocha.js');
  // This may run in a worker of mocha itself.
  const env = { ...process.env, MOCHA_WORKER_ID: undefined };
  const options = { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return JSON.parse(
    execFileSync(process.execPath, [file, ...args, '--reporter', 'json'], options),
  ) as Results;
}
