import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
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

    describe('with moduleResolution node10, for the compiler', () => {
      const source = `import { notifyAboutVolumeAction, type Notifier } from 'notify-about';
        import { listen } from 'notify-about/consumer';
        import { recordNotifications } from 'notify-about/testing';
        import asyncapi from 'notify-about/asyncapi.json';
        const notifier: Notifier = recordNotifications();
        notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
        // @ts-expect-error There are types, and not \`any\`.
        notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'paint', phase: 'end' });
        export default [listen, asyncapi.asyncapi];`;
      let parsed: ts.Program | undefined;

      // One of them also checks the declarations themselves, which takes three times as long.
      for (const [module, options] of [
        ['commonjs', { module: ts.ModuleKind.CommonJS, skipLibCheck: true }],
        ['esnext', { module: ts.ModuleKind.ESNext, skipDefaultLibCheck: true }],
      ] as const)
        it(`has types, and with ${module}`, () => {
          const file = path.join(folder, 'node10.ts');
          writeFileSync(file, source);
          const { program, found } = complaints(file, options, parsed);
          parsed = program;
          expect(found).to.deep.equal([]);
        });
    });

    it('is well-formed to publint', () => {
      expect(bin('publint', ['--strict', installed().tarball])).to.include('All good!');
    });

    function node(source: string, type = 'module'): string {
      const args = [`--input-type=${type}`, '--no-warnings', '--eval', source];
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
    }
  });
}

/** The complaints of TypeScript 6, the last with node10, about a file and its imports. `before` has parsed them. */
function complaints(
  file: string,
  options: ts.CompilerOptions,
  before?: ts.Program,
): { program: ts.Program; found: string[] } {
  const usual: ts.CompilerOptions = {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its users are who this is for
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    esModuleInterop: true,
    resolveJsonModule: true,
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types')],
  };
  const host = ts.createCompilerHost(usual);
  if (before) host.getSourceFile = (name) => before.getSourceFile(name);
  const program = ts.createProgram([file], { ...usual, ...options }, host);
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return { program, found };
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
