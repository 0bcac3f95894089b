// Several processes that emit at the same time. Arguments: URL, notifications per process, number of processes.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figures } from '../case.ts';
import { print } from './parts/measured.ts';

const [, , url = '', count = '', processes = ''] = process.argv;
const one = ['--expose-gc', '.bench/notify-about.js', url, count];
const outputs = await Promise.all(
  Array.from({ length: Number(processes) }, () => promisify(execFile)(process.execPath, one)),
);
const figures = outputs.map(({ stdout }) => JSON.parse(stdout) as Figures);
const sum = (name: string): number => figures.reduce((total, each) => total + (each[name] ?? 0), 0);
print({
  'a second, all': sum('a second'),
  'µs of CPU each': sum('µs of CPU each') / figures.length,
  'MB of heap afterwards, each': sum('MB of heap afterwards') / figures.length,
});
