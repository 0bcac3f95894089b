// The size of packages on the disk. Arguments: none, or their files and folders.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { print } from './parts/measured.ts';

function filesOf(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place).flatMap((name) => filesOf(path.join(place, name)));
}

const files = process.argv.slice(3).flatMap(filesOf);
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
print({ 'MB unpacked': bytes / 1e6, files: files.length });
