// A server bundled into one file with this package and rhea runs where neither is installed.
import { execFile } from 'node:child_process';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { buildSync, type BuildOptions } from 'esbuild';
import type { NotifierStats } from '../src/index.ts';
import { startBroker } from '../src/testing/index.ts';
import { environment, type Installed } from './packed.ts';

const SERVER = `
  import { notifyAboutVolumeAction, openNotifier } from 'notify-about';
  const notifier = openNotifier();
  notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
  notifier.flush(Number(process.env.WAIT)).then(async () => {
    const stats = notifier.stats();
    await notifier.close(0);
    console.log(JSON.stringify(stats));
  });`;

export function suite(installed: () => Installed): void {
  describe('a bundle of a server', () => {
    let elsewhere: string;

    before(() => {
      elsewhere = mkdtempSync(path.join(tmpdir(), 'notify-about-bundle-'));
    });
    after(() => {
      rmSync(elsewhere, { recursive: true });
    });

    const bundles: Record<string, BuildOptions> = {
      'an ES module': { format: 'esm' },
      'a CommonJS module': { format: 'cjs' },
      'a small ES module': { format: 'esm', minify: true },
      'an ES module in several files': { format: 'esm', splitting: true },
    };
    for (const [name, options] of Object.entries(bundles)) {
      it(`as ${name} connects`, async () => {
        await using broker = await startBroker();
        const { stats, said } = await run(name, options, broker.url, 10_000);
        expect(stats.accepted, said).to.equal(1);
        expect(broker.received).to.have.lengthOf(1);
        expect(said).to.equal('');
      });
    }

    it('that cannot load rhea says so once, and does not try again', async () => {
      // With custom conditions, esbuild takes rhea as Node does, whose `require` is missing in the bundle.
      const { stats, said } = await run(
        'none',
        { format: 'esm', conditions: ['mine'] },
        'amqp://127.0.0.1:1',
        2500,
      );
      expect(stats).to.deep.include({ emitted: 1, pending: 1 });
      expect(stats.connection).to.deep.include({ state: 'failed', attempts: 1 });
      expect(said.match(/cannot be loaded/g)).to.have.lengthOf(1);
      expect(said)
        .to.include('rhea, which speaks AMQP, cannot be loaded (Dynamic require of "')
        .and.include('keep it external')
        .and.include('giving up')
        .and.not.include('trying again');
    });

    async function run(name: string, options: BuildOptions, url: string, wait: number) {
      const outdir = path.join(elsewhere, name.replaceAll(' ', '-'));
      buildSync({
        stdin: { contents: SERVER, resolveDir: installed().folder, sourcefile: 'server.js' },
        outdir,
        outExtension: { '.js': options.format === 'cjs' ? '.cjs' : '.mjs' },
        bundle: true,
        platform: 'node',
        logLevel: 'error',
        ...options,
      });
      const file = path.join(outdir, options.format === 'cjs' ? 'stdin.cjs' : 'stdin.mjs');
      const env = { ...environment, NOTIFY_ABOUT_URL: url, WAIT: String(wait), NODE_PATH: '' };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { cwd: outdir, env });
      return { stats: JSON.parse(stdout) as NotifierStats, said: stderr };
    }
  });
}
