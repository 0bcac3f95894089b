// The processes of a side and of what it works with.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Figures, Setting, Side } from './case.ts';

const execute = promisify(execFile);
const cwd = path.resolve(import.meta.dirname, '..');

// A side whose peer has died would go on looking for it without end. The longest takes a minute.
const LONGEST = 300_000; // milliseconds

/** Runs a side to its end. What it prints last are its figures. */
export async function run({ command }: Side, told: string): Promise<Figures> {
  const [program, ...args] = command(told);
  const { stdout } = await execute(program, args, { cwd, timeout: LONGEST });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}

/** Starts a script of ours, `bench/sides/<script>.ts`, that prints what the sides are told, and runs until it is stopped. */
export async function start(script: string): Promise<Setting> {
  const child = spawn(process.execPath, [`.bench/${script}.js`], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [told] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    told,
    stop: async () => {
      child.stdin.end(); // which also happens when this process dies
      await once(child, 'close');
    },
  };
}
