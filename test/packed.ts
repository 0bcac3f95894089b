// The package as users get it: built, packed, and installed into a folder of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../scripts/build.ts';
import { bundleDeclarations } from '../scripts/declarations.ts';
import { root } from '../scripts/generate/schemas.ts';
import { writeDeclarations } from './typescript.ts';

// The coverage of these processes does not count.
export const environment: NodeJS.ProcessEnv = { ...process.env, NODE_V8_COVERAGE: '' };

export interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** A folder with the package in its `node_modules`, and the tarball beside it. */
export interface Installed extends Disposable {
  readonly folder: string;
  readonly packed: Packed;
  readonly tarball: string;
}

/** Builds the package and installs it. Leaves dist/ as it is: another test run may need it. */
export async function installPacked(): Promise<Installed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
  const built = path.join(folder, 'built');
  await buildInto(built);
  const json = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], built);
  const [packed] = JSON.parse(json) as [Packed];
  const tarball = path.join(folder, packed.filename);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }');
  npm(['install', '--prefer-offline', tarball], folder);
  return {
    folder,
    packed,
    tarball,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

async function buildInto(folder: string): Promise<void> {
  const { files } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { files: string[] };
  for (const file of [...files, 'package.json', 'README.md', 'LICENSE'])
    if (file !== 'dist') cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  await build(path.join(folder, 'dist'));
  await writeDeclarations(path.join(folder, 'dist'));
  await bundleDeclarations(path.join(folder, 'dist'));
}

export function npm(args: readonly string[], cwd: string): string {
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync('npm', args, { cwd, encoding: 'utf8', env: environment, stdio: [...stdio] });
}
