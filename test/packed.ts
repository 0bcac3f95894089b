// The package as a stranger gets it: packed, and installed into a folder of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/generate/schemas.ts';

// What these processes cover is not what is tested.
export const environment: NodeJS.ProcessEnv = { ...process.env, NODE_V8_COVERAGE: '' };

export interface Packed {
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** A folder with the package in its `node_modules`, and the tarball beside it. */
export interface Installed extends Disposable {
  readonly folder: string;
  readonly packed: Packed;
  readonly tarball: string;
}

/** Packs what is in dist/. */
export function installPacked(): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
  const json = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
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

export function npm(args: readonly string[], cwd: string): string {
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync('npm', args, { cwd, encoding: 'utf8', env: environment, stdio: [...stdio] });
}
