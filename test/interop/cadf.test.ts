import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { toCadf, validateNotification, type CadfEvent } from '../../src/consumer/index.ts';
import { recordNotifications } from '../../src/testing/index.ts';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { sampled } from '../samples/index.ts';
import { bound, run } from './peers/process.ts';
import { request } from './telling.ts';

interface Checked {
  readonly name: string;
  readonly failures: readonly string[];
}

/** Returns a start, an end and an error of each action. */
function everyEvent(): CadfEvent[] {
  const recorder = recordNotifications();
  const context = recorder.context(request);
  for (const { notify, resource, parameters } of sampled) {
    for (const action of Object.keys(parameters)) {
      const details = { action, parameters: parameters[action] };
      for (const phase of ['start', 'end']) notify(context, resource, { ...details, phase } as never);
      notify(context, resource, { ...details, phase: 'error', error: new Error('no') } as never);
    }
  }
  return recorder.notifications.map((notification) => toCadf(validateNotification(notification)));
}

async function check(events: readonly object[]): Promise<Checked[]> {
  const folder = await mkdtemp(join(tmpdir(), 'interop-cadf-'));
  const file = join(folder, 'events.json');
  const script = fileURLToPath(new URL('peers/check_cadf.py', import.meta.url));
  try {
    await writeFile(file, JSON.stringify(events));
    const out = await run(...bound('/usr/bin/python3', ['-I', script, file]));
    const lines = out.trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Checked);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("what is told, as CADF events, to OpenStack's own pycadf", () => {
  it('is valid, with known actions and types, and reads the same: a start, end and error of every action', async () => {
    const events = everyEvent();
    const checked = await check(events);
    expect(checked.filter(({ failures }) => failures.length > 0)).to.deep.equal([]);
    expect(checked.map(({ name }) => name)).to.deep.equal(events.map(({ name }) => name));
    expect(checked).to.have.lengthOf(readCatalogue().length * 3);
  });

  it('is found to be wrong when it is', async () => {
    const [event] = everyEvent();
    const target = { ...event?.target, typeURI: 'planet/mars' };
    const broken = [
      { ...event, action: 'explode' },
      { ...event, action: 'updated' },
      { ...event, target },
    ];
    const checked = await check([...broken, { ...event, outcome: 'maybe' }]);
    for (const { failures } of checked) expect(failures).to.not.deep.equal([]);
    expect(checked).to.have.lengthOf(4);
  });
});
