// The command `report`, in a process of its own, from its start to its end. Arguments: the file, its lines, the question.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { print } from './parts/measured.ts';

const [, , file = '', count = '', question = ''] = process.argv;
const args = [path.resolve('dist/cli/index.js'), 'report', question, file, '--csv'];
const began = performance.now();
const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
const [code] = (await once(child, 'close')) as [number | null];
if (code !== 0) throw new Error(`the report ended with ${String(code)}`);
print({ 'a second': Number(count) / ((performance.now() - began) / 1000) });
