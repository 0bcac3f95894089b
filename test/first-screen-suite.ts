// The first screen of the README, followed to the letter in the folder where the package is installed.
import { spawn } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { validateNotification } from '../src/consumer/index.ts';
import { environment, type Installed } from './packed.ts';
import { until } from './until.ts';
import { freePort } from './utils/amqp/scene.ts';

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** Returns the first code block of a language after a sentence. */
function blockAfter(sentence: string, language: string): string {
  const [, after = ''] = readme.split(sentence);
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(after)?.[1] ?? '';
}

/** Returns a notification's line without what differs in each run. */
function masked(line: string): string {
  return line.replace(/^\d\d:\d\d:\d\d/, '<time>').replace(/\d\.\d{3} s/, '<duration>');
}

export function suite(installed: () => Installed): void {
  describe('the first screen of the README', () => {
    const children: ReturnType<typeof spawn>[] = [];
    after(() => {
      for (const child of children) child.kill();
    });

    function started(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string[] {
      const { folder } = installed();
      const child = spawn(command, args, { cwd: folder, env: { ...environment, ...env } });
      children.push(child);
      return linesOf(child.stdout);
    }

    it('shows what the server emits', async () => {
      const { folder } = installed();
      const [port, brokerPort] = [String(await freePort()), String(await freePort())];
      const server = blockAfter('Save this as `server.mjs`', 'js').replace('3000', port);
      writeFileSync(path.join(folder, 'server.mjs'), server);
      symlinkSync(path.join(root, 'node_modules/express'), path.join(folder, 'node_modules/express'));
      const dev = `stty cols 100; exec node_modules/.bin/notify-about dev --port ${brokerPort}`;
      const shown = started('script', ['-qec', dev, '/dev/null'], { NO_COLOR: '1' });
      await until(() => shown.some((line) => line.includes('export NOTIFY_ABOUT_URL=')));
      started('node', ['server.mjs'], { NOTIFY_ABOUT_URL: `amqp://127.0.0.1:${brokerPort}` });
      const response = await posted(`http://127.0.0.1:${port}/volumes/9f1c3c1e/extend`, '{"size": 500}');
      expect(response.status).to.equal(413);
      const expected = blockAfter('The first terminal shows', 'text').trimEnd().split('\n').map(masked);
      await until(() => shown.filter((line) => line.includes('volume.extend')).length === 2);
      expect(shown.filter((line) => line.includes('volume.extend')).map(masked)).to.deep.equal(expected);
    });

    it('shows a notification that is valid', () => {
      const json: unknown = JSON.parse(blockAfter('Every consumer receives', 'json'));
      expect(validateNotification(json).event_type).to.equal('dashboard.volume.extend.error');
    });
  });
}

/** The lines of an output so far; it grows. */
function linesOf(output: Readable): string[] {
  const lines: string[] = [];
  createInterface(output).on('line', (line) => lines.push(line.trimEnd()));
  return lines;
}

/** Posts as soon as the server listens. */
async function posted(url: string, body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
    if (response !== undefined) return response;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
