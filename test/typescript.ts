// Compiles code in tests, including files that are not on the disk. TypeScript 7 has no API yet: it runs as a process.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../scripts/generate/schemas.ts';

/** Modules by their paths below the project; a text is the source of a module that is not on the disk. */
export type Modules = ReadonlyMap<string, string | undefined>;

/** Returns the compiler's complaints about a module's path: `volume.ts:3: …`. */
export type Complaints = (file: string) => string[];

/** Compiles modules and their imports with the project's options; `others` are options that differ. */
export async function compile(modules: Modules, others: object = {}): Promise<Complaints> {
  const folder = folderOf(modules);
  try {
    writeConfig(folder, modules, others);
    const printed = await tsc('--project', folder, '--pretty', 'false');
    const found = printed.split(/\n(?! )/).map((complaint) => placed(folder, complaint));
    return (file) => found.filter((complaint) => complaint.startsWith(`${file}:`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the declarations of the package into a folder, as `npm run build` does. */
export async function writeDeclarations(folder: string): Promise<void> {
  const printed = await tsc('--project', path.join(root, 'tsconfig.build.json'), '--outDir', folder);
  if (printed !== '') throw new Error(printed);
}

// A module in node_modules finds this package and all others like one of the project's own, and no other tool reads it.
// Pages contain the code of examples/.
function folderOf(modules: Modules): string {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'compiled-'));
  symlinkSync(path.join(root, 'examples'), path.join(folder, 'examples'), 'junction');
  for (const [file, text] of modules) {
    if (text === undefined) continue;
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

function writeConfig(folder: string, modules: Modules, others: object): void {
  const files = [...modules].map(([file, text]) => path.join(text === undefined ? root : folder, file));
  const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, ...others };
  const config = { extends: path.join(root, 'tsconfig.json'), compilerOptions, files, include: [] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
}

async function tsc(...args: string[]): Promise<string> {
  const command = path.join(root, 'node_modules/typescript7/bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [command, ...args], { cwd: root, maxBuffer: 1 << 26 });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

// The compiler's `node_modules/.cache/compiled-x/volume.ts(3,1): error TS2322: …` becomes `volume.ts:3: …`.
function placed(folder: string, complaint: string): string {
  const from = `${path.relative(root, folder)}${path.sep}`;
  const own = complaint.startsWith(from) ? complaint.slice(from.length) : complaint;
  return own.replace(/^(.+?)\((\d+),\d+\): \w+ TS\d+: /, '$1:$2: ');
}
