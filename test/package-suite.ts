import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { build, dist } from '../scripts/build.ts';
import { root } from '../scripts/generate/schemas.ts';
import type { Compilation } from './typescript.ts';

// What these processes cover is not what is tested.
const env = { ...process.env, NODE_V8_COVERAGE: '' };

interface Packed {
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

export function suite(compilation: () => Compilation): void {
  describe('the package', () => {
    let folder: string;
    let packed: Packed;

    before(() => {
      build();
      compilation().writeDeclarations(dist);
      folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
      const json = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
      [packed] = JSON.parse(json) as [Packed];
      writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }');
      npm(['install', '--prefer-offline', path.join(folder, packed.filename)], folder);
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    it('has what a stranger needs, and nothing else', () => {
      const tops = new Set(packed.files.map((file) => file.path.split('/')[0]));
      expect([...tops].sort()).to.deep.equal([
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'asyncapi.json',
        'ceilometer',
        'dist',
        'package.json',
        'schemas',
      ]);
    });

    it('brings rhea, and what rhea needs, and no more', () => {
      const installed = JSON.parse(npm(['ls', '--all', '--json'], folder)) as {
        dependencies: Record<string, unknown>;
      };
      const names = [...JSON.stringify(installed.dependencies).matchAll(/"([a-z-]+)":\{"version"/g)].map(
        ([, name]) => name,
      );
      expect(names).to.deep.equal(['notify-about', 'rhea', 'debug', 'ms']);
    });

    it('is less than half a megabyte to fetch', () => {
      expect(packed.size).to.be.below(500_000);
    });

    it('brings a command that runs where it is installed', () => {
      const command = path.join(folder, 'node_modules/.bin/notify-about');
      const listed = execFileSync(command, ['events', 'dashboard.volume.extend.end'], {
        cwd: folder,
        encoding: 'utf8',
        env,
      });
      expect(listed).to.match(/^dashboard\.volume\.extend\.\*/);
    });

    it('has the licences of what the command has inside, and loads nothing of it for a server', () => {
      const dist = path.join(folder, 'node_modules/notify-about/dist');
      expect(readFileSync(path.join(dist, 'cli/licences.txt'), 'utf8')).to.match(/^commander\n\n/m);
      const others = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.js') && !file.startsWith('cli'),
      );
      expect(others).to.include('index.js');
      for (const file of others)
        expect(readFileSync(path.join(dist, file), 'utf8'), file).to.not.match(
          /CommanderError|eastAsianWidth|dist\/cli/,
        );
    });

    it('can be imported by each of its entries', () => {
      const output = node(`
      import { notifyAboutVolumeAction, openNotifier } from 'notify-about';
      import { validateNotification } from 'notify-about/consumer';
      import { recordNotifications, startBroker } from 'notify-about/testing';
      import asyncapi from 'notify-about/asyncapi.json' with { type: 'json' };
      import schema from 'notify-about/schemas/volume/volume.json' with { type: 'json' };
      await (await startBroker()).close();
      const recorder = recordNotifications();
      notifyAboutVolumeAction(recorder.context(), { id: 'v1' }, { action: 'delete', phase: 'end' });
      console.log(validateNotification(recorder.notifications[0]).event_type, openNotifier().stats().told, schema.title, asyncapi.asyncapi);`);
      expect(output).to.equal('dashboard.volume.delete.end 0 volume 3.1.0\n');
    });

    it('can be required by each of its entries', () => {
      const output = node(`
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const { openNotifier } = require('notify-about');
      const entries = ['notify-about/consumer', 'notify-about/testing', 'notify-about/asyncapi.json'].map(require);
      console.log(openNotifier().stats().told, ...entries.map((entry) => Object.keys(entry).length > 0));`);
      expect(output).to.equal('0 true true true\n');
    });

    it('loads rhea when there is a broker to reach, and not before', () => {
      const output = node(`
      import { createRequire } from 'node:module';
      import { setTimeout } from 'node:timers/promises';
      import { openNotifier } from 'notify-about';
      const { cache } = createRequire(import.meta.url);
      const isLoaded = () => Object.keys(cache).some((file) => /node_modules.rhea/.test(file));
      const off = isLoaded();
      const notifier = openNotifier({ url: 'amqp://127.0.0.1:1' });
      while (!isLoaded()) await setTimeout(1);
      await notifier.close(0);
      console.log(off, isLoaded());`);
      expect(output).to.equal('false true\n');
    });

    it('can be required by CommonJS', () => {
      const output = node(`console.log(typeof require('notify-about').openNotifier)`, 'commonjs');
      expect(output).to.equal('function\n');
    });

    it('has types that every resolver of ES modules finds', () => {
      const tarball = path.join(folder, packed.filename);
      // It fails, and so throws, when it finds a problem.
      expect(bin('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii'])).to.include(
        'notify-about/testing',
      );
    });

    it('is well-formed to publint', () => {
      expect(bin('publint', ['--strict', path.join(folder, packed.filename)])).to.include('All good!');
    });

    function node(source: string, type = 'module'): string {
      const args = [`--input-type=${type}`, '--no-warnings', '--eval', source];
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
    }
  });
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
}

function bin(name: string, args: readonly string[]): string {
  return execFileSync(path.join(root, 'node_modules/.bin', name), args, { cwd: root, encoding: 'utf8', env });
}
