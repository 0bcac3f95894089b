// Makes the samples in schemas/ by calling the real functions: `npm run generate`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { recordNotifications, type Clock } from '../../src/testing/index.ts';
import type { RequestContext } from '../../src/index.ts';
import { alice } from './alice.ts';
import { sampled } from './index.ts';
import type { Sampled } from './sample.ts';

/** Returns every sample: its path below `schemas/`, and its text. */
export function sampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const each of sampled) {
    const [folder, name] = [path.dirname(each.path), path.basename(each.path)];
    for (const action of Object.keys(each.parameters)) {
      const file = `${folder}/samples/${name}.${action.replaceAll('_', '-')}.json`;
      files.set(file, `${JSON.stringify(sampleOf(each, action), undefined, 2)}\n`);
    }
  }
  return files;
}

/** Returns the whole notification of an action's end, at a fixed time and with fixed ids. */
function sampleOf({ path: of, notify, resource, parameters, hasStart }: Sampled, action: string): object {
  const clock = fixedClock(hasStart);
  const recorder = recordNotifications({ clock });
  const context = recorder.context({ ...alice, ...requestOf(of, action) });
  const details = { action, ...(parameters[action] && { parameters: parameters[action] }) };
  if (hasStart) notify(context, resource, { ...details, phase: 'start' } as never);
  clock.pass(418);
  notify(context, resource, { ...details, phase: 'end' } as never);
  const [loss] = recorder.lost;
  if (loss) throw new Error(`the sample of ${loss.eventType} was lost: ${loss.detail}`);
  return recorder.notifications.at(-1) ?? {};
}

function requestOf(of: string, action: string): RequestContext {
  const panel = `project/${path.basename(of)}s`;
  return { view: panel, method: 'POST', path: `/${panel}/${action}/` };
}

const startId = 'c2a1f4d8-0b7e-4f3a-8d96-1e5b7c3a9f20';
const endId = '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d';

function fixedClock(hasStart: boolean): Clock & { pass(ms: number): void } {
  let passed = 0;
  const ids = hasStart ? [startId, endId] : [endId];
  return {
    now: () => Date.UTC(2026, 10, 22, 15, 36, 51, 102) + passed,
    monotonic: () => passed,
    newId: () => ids.shift() ?? '',
    pass: (ms) => (passed += ms),
  };
}

function write(): void {
  for (const [file, text] of sampleFiles()) {
    const target = path.resolve(import.meta.dirname, '../../schemas', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) write();
