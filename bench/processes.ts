// The processes of a side and of its setting.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Figures, Setting, Side } from './case.ts';

const execute = promisify(execFile);
const cwd = path.resolve(import.meta.dirname, '..');

// A side without its peer would reconnect forever. The longest takes a minute.
const LONGEST = 300_000; // milliseconds

/** Runs a side to its end. Its last line of output has its figures. */
export async function run({ command }: Side, told: string): Promise<Figures> {
  const [program, ...args] = command(told);
  const { stdout } = await execute(program, args, { cwd, timeout: LONGEST });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}

/** Starts `bench/sides/<script>.ts`, which prints the text for the sides, and runs until it is stopped. */
export async function start(script: string): Promise<Setting> {
  const child = spawn(process.execPath, [`.bench/${script}.js`], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [told] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    told,
    stop: async () => {
      child.stdin.end(); // also closed when this process exits
      await once(child, 'close');
    },
  };
}
