// The examples that need a framework of their own, run as users run them: copied, beside the packed package.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/generate/schemas.ts';
import { INTEROP } from './chroot.ts';
import { npmInstall } from './npm.ts';
import { Peer, run } from './process.ts';

/** The folders of `examples/` that need more packages than `npm ci` installs, and Express beside them. */
export const frameworks = ['express', 'fastify-trpc', 'nest', 'next'] as const;
export type Framework = (typeof frameworks)[number];

const examples = join(root, 'examples');
const wanted = packagesOf(frameworks.map((name) => join(examples, name)).concat(root));
// Named after its contents: other versions get other folders.
const FOLDER = join(
  INTEROP,
  `examples-${createHash('sha256').update(wanted.join()).digest('hex').slice(0, 12)}`,
);

export async function installExamples(): Promise<void> {
  if (existsSync(join(FOLDER, '.complete'))) return;
  await npmInstall(FOLDER, wanted);
  await writeFile(join(FOLDER, '.complete'), '');
}

/** Puts the result of `npm run build` where the examples find it. */
export async function installOurs(): Promise<void> {
  const ours = join(FOLDER, 'node_modules/notify-about');
  await rm(ours, { recursive: true, force: true });
  await mkdir(ours, { recursive: true });
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', FOLDER, root]);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  await run('tar', ['-xzf', join(FOLDER, filename), '-C', ours, '--strip-components=1']);
}

/** Copies an example, without the output of earlier runs. */
export async function copyExample(name: Framework): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await cp(join(examples, name), folder, { recursive: true });
  return folder;
}

/** Runs a command of a package installed for the examples. Rejects with its output when it fails. */
export function runIn(folder: string, [command = '', ...args]: readonly string[]): Promise<string> {
  return run(join(FOLDER, 'node_modules/.bin', command), args, { cwd: folder, env });
}

/** Starts a server that does not exit by itself. */
export function startIn(
  folder: string,
  [command = '', ...args]: readonly string[],
  more: NodeJS.ProcessEnv,
): Peer {
  const file = command === 'node' ? process.execPath : join(FOLDER, 'node_modules/.bin', command);
  return new Peer(folder, file, args, { cwd: folder, env: { ...env, ...more } });
}

// The coverage of these processes does not count.
const env = { ...process.env, NODE_V8_COVERAGE: '', NEXT_TELEMETRY_DISABLED: '1', CI: '1' };

/** Returns `name@version` of all dependencies of the folders' packages, except ours. */
function packagesOf(folders: readonly string[]): string[] {
  const needed = folders.flatMap((folder) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    return Object.entries(folder === root ? dependencies : { ...dependencies, ...devDependencies });
  });
  return [...new Set(needed.map(([name, version]) => `${name}@${version}`))]
    .filter((name) => !name.startsWith('notify-about@'))
    .sort();
}
