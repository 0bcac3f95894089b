import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { environment as env, npm, type Installed } from './packed.ts';

export function suite(installed: () => Installed): void {
  describe('the package', () => {
    let folder: string;

    before(() => {
      ({ folder } = installed());
    });

    it('has what a stranger needs, and nothing else', () => {
      const tops = new Set(installed().packed.files.map((file) => file.path.split('/')[0]));
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
      const { dependencies } = JSON.parse(npm(['ls', '--all', '--json'], folder)) as {
        dependencies: Record<string, unknown>;
      };
      const names = [...JSON.stringify(dependencies).matchAll(/"([a-z-]+)":\{"version"/g)].map(
        ([, name]) => name,
      );
      expect(names).to.deep.equal(['notify-about', 'rhea', 'debug', 'ms']);
    });

    it('is less than half a megabyte to fetch', () => {
      expect(installed().packed.size).to.be.below(500_000);
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
      console.log(validateNotification(recorder.notifications[0]).event_type, openNotifier().stats().emitted, schema.title, asyncapi.asyncapi);`);
      expect(output).to.equal('dashboard.volume.delete.end 0 volume 3.1.0\n');
    });

    it('can be required by each of its entries', () => {
      const output = node(`
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const { openNotifier } = require('notify-about');
      const entries = ['notify-about/consumer', 'notify-about/testing', 'notify-about/asyncapi.json'].map(require);
      console.log(openNotifier().stats().emitted, ...entries.map((entry) => Object.keys(entry).length > 0));`);
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

    it('has types that every resolver finds', () => {
      // It exits with an error, and so throws, when it finds a problem. `require` gets an ES module in Node, which is
      // allowed.
      const options = ['--ignore-rules', 'cjs-resolves-to-esm', '--format', 'ascii'];
      expect(bin('attw', [installed().tarball, ...options])).to.include('notify-about/testing');
    });

    // One of them also checks the declarations themselves, which takes three times as long.
    for (const [module, ...less] of [
      ['commonjs', '--skipLibCheck'],
      ['esnext', '--skipDefaultLibCheck'],
    ] as const) {
      it(`has types for the compiler with moduleResolution node10, and ${module}`, () => {
        const file = path.join(folder, `node10-${module}.ts`);
        writeFileSync(
          file,
          `import { notifyAboutVolumeAction, type Notifier } from 'notify-about';
        import { listen } from 'notify-about/consumer';
        import { recordNotifications } from 'notify-about/testing';
        import asyncapi from 'notify-about/asyncapi.json';
        const notifier: Notifier = recordNotifications();
        notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
        // @ts-expect-error There are types, and not \`any\`.
        notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'paint', phase: 'end' });
        export default [listen, asyncapi.asyncapi];`,
        );
        const asked = ['--moduleResolution', 'node10', '--ignoreDeprecations', '6.0', '--module', module];
        const usual = [
          '--ignoreConfig',
          '--strict',
          '--noEmit',
          '--target',
          'es2022',
          '--esModuleInterop',
          '--resolveJsonModule',
        ];
        const types = ['--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')];
        // TypeScript 6 is the last with node10.
        expect(bin('../typescript/bin/tsc', [...asked, ...less, ...usual, ...types, file])).to.equal('');
      });
    }

    it('is well-formed to publint', () => {
      expect(bin('publint', ['--strict', installed().tarball])).to.include('All good!');
    });

    function node(source: string, type = 'module'): string {
      const args = [`--input-type=${type}`, '--no-warnings', '--eval', source];
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
    }
  });
}

function bin(name: string, args: readonly string[]): string {
  try {
    return execFileSync(path.join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      encoding: 'utf8',
      env,
    });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout, { cause: error }); // it prints the problem
  }
}
