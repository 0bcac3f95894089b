import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INTEROP } from './chroot.ts';
import { npmInstall } from './npm.ts';

// Not in the packages of `npm ci`: they bring about a hundred others.
const PACKAGES = [
  ...['koa@3.3.0', 'koa-mount@4.2.0', 'hono@4.13.19', '@hono/node-server@2.1.9'],
  ...['h3@2.0.8', 'h3-1@npm:h3@1.15.11', '@hapi/hapi@21.4.10'],
];
const FOLDER = join(INTEROP, 'frameworks');
// Node resolves packages from the importing module. Written last: a folder without it is incomplete.
const LOADER = join(FOLDER, 'load.mjs');

export async function installFrameworks(): Promise<void> {
  if (existsSync(LOADER)) return;
  await npmInstall(FOLDER, PACKAGES);
  await writeFile(LOADER, 'export const load = (name) => import(name);\n');
}

/** Imports a framework; the caller declares the parts used. */
export async function framework<Module>(name: string): Promise<Module> {
  const { load } = (await import(pathToFileURL(LOADER).href)) as { load: (name: string) => Promise<Module> };
  return load(name);
}
