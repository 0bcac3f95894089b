import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { rabbits } from './setups.ts';

const execute = promisify(execFile);

for (const { name, broker } of rabbits) {
  describe(`the demonstration on ${name}`, () => {
    it('shows the whole way on the broker of NOTIFY_ABOUT_URL', async () => {
      const root = path.resolve(import.meta.dirname, '../..');
      const env = { ...process.env, NOTIFY_ABOUT_URL: (await broker()).url };
      const { stdout } = await execute('npm', ['start'], { cwd: root, env });
      expect(stdout).to.include('told 11, accepted 11, received 11, invalid 0, lost 0');
      expect(stdout).to.match(/dashboard\.volume\.extend\.error .* alice .* Forbidden 403/);
    });
  });
}
