import { cpus, release, totalmem, type } from 'node:os';
import type { Result } from './compare.ts';

/** Measurements, and the machine. */
export interface Run {
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  readonly results: readonly Result[];
}

export const file = '.bench/run.json';

export function runOf(results: readonly Result[]): Run {
  const [{ model } = { model: 'unknown' }, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${1 + others.length} × ${model.trim()}, ${memory} GiB, ${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    results,
  };
}
