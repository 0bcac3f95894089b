// The command `collect`, in this process. Progress is measured by the size of its file: all lines are equally long.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, print } from './parts/measured.ts';

const [, , url = '', count = ''] = process.argv;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
process.argv.splice(2, Infinity, 'collect', '--to', folder, '--name', 'bench', '--url', url);
// The bundler ignores a path that is not a literal: this imports the command as built.
const command = path.resolve('dist/cli/index.js');
void import(command);

let line = 0;
let kept = 0;
const figures = await measured(Number(count), async (times) => {
  for (const wanted = kept + times; kept < wanted; kept = lines()) await pause(10);
});
rmSync(folder, { recursive: true });
print(figures);
process.exit();

function lines(): number {
  const sizes = filesOf().map((file) => statSync(file).size);
  if (line === 0 && sizes.some((size) => size > 0)) line = lengthOfLine(filesOf()[0] ?? '');
  return line === 0 ? 0 : Math.floor(sizes.reduce((sum, size) => sum + size, 0) / line);
}

function lengthOfLine(file: string): number {
  return readFileSync(file).indexOf('\n') + 1;
}

function filesOf(): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ndjson')).map((name) => path.join(folder, name));
}
