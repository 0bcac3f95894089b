// The command `report`, in a process of its own, from start to end. Arguments: the folder, the lines of the file, the
// report.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { fileOf } from './parts/lines.ts';
import { print } from './parts/measured.ts';

const [, , folder = '', count = '', question = ''] = process.argv;
const command = path.resolve('dist/cli/index.js');
// Only the process itself can read its peak memory.
const telling = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const args = ['--import', `data:text/javascript,${encodeURIComponent(telling)}`, command];

const began = performance.now();
const child = spawn(process.execPath, [...args, 'report', question, fileOf(folder, Number(count)), '--csv'], {
  stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
});
const [usage, [code]] = await Promise.all([
  json(child.stdio[3] as Readable) as Promise<NodeJS.ResourceUsage>,
  once(child, 'close') as Promise<[number | null]>,
]);
if (code !== 0) throw new Error(`the report ended with ${String(code)}`);
const seconds = (performance.now() - began) / 1000;
print({
  seconds,
  'a second': Number(count) / seconds,
  'µs of CPU each': (usage.userCPUTime + usage.systemCPUTime) / Number(count),
  'MB of memory at most': usage.maxRSS / 1000,
});
