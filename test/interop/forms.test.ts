// Whatever oslo.messaging's own listener accepts, `listen` and `collect` accept, in every form in which it can be sent.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { listen } from '../../src/consumer/index.ts';
import { exitCodeOf, started } from '../cli/command.ts';
import { readAll } from '../store/scene.ts';
import { notifyInForms, type OsloForm } from './peers/oslo.ts';
import { setUps } from './setups.ts';
import { until } from './telling.ts';

const PRIORITIES = ['audit', 'debug', 'info', 'warn', 'error', 'critical', 'sample'];
const TAKEN_MS = 60_000;
const SECRET = 'gAAAAABnotarealtoken';

/** Returns a payload with Python's extensions of JSON, and with numbers that JavaScript cannot represent. */
function payloadOf(n: number): string {
  const numbers = '9007199254740993, 18446744073709551615, -9223372036854775808, 1.0, 1e+300, 0.1';
  return `{"n": ${String(n)}, "numbers": [${numbers}], "free": NaN, "ratios": [Infinity, -Infinity, "NaN"], "text": "gr\\u00fcn \\"Infinity\\""}`;
}

function formsOf(scheme: string): OsloForm[] {
  const queries = scheme === 'rabbit:' ? ['', '?kombu_compression=gzip'] : [''];
  const forms = queries.flatMap((query) =>
    (['messagingv2', 'messaging'] as const).flatMap((driver) =>
      PRIORITIES.map((priority) => ({ query, driver, priority })),
    ),
  );
  const context = { user_id: 'u1', project_id: 'p1', auth_token: SECRET };
  return forms.map((form, n) => ({ ...form, event_type: `forms.case.${n}`, payload: payloadOf(n), context }));
}

for (const { name, chroot, broker, listen: listenByOslo } of setUps) {
  describe(`every form of ${name}`, () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'interop-forms-'));
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    it('is taken by listen and collect as by the listener of oslo.messaging, and not changed', async () => {
      const there = await broker();
      const forms = formsOf(new URL(there.oslo).protocol);
      await using oslo = await listenByOslo({ topics: ['forms_oslo'] });
      const collector = started(['collect', '--to', folder, '--topic', 'forms_collect', '--url', there.url]);
      const heard = new Map<string, string>();
      await using listener = listen({
        url: there.url,
        topics: PRIORITIES.map((priority) => `forms_listen.${priority}`),
        handlers: { '*': ({ event_type: type }, { line }) => void heard.set(type, line) },
      });
      const topics = ['forms_oslo', 'forms_listen', 'forms_collect'];
      await notifyInForms({ url: there.oslo, chroot, topics }, forms);

      const received = await oslo.waitFor(forms.length, TAKEN_MS);
      await until(
        () => heard.size,
        (size) => size === forms.length,
        TAKEN_MS,
      );
      expect(listener.stats().rejected).to.include({ unreadable: 0 });
      for (let left = 600; left > 0 && (await readAll(folder)).length < forms.length; left--) await pause(50);
      collector.kill('SIGTERM');
      expect(await exitCodeOf(collector)).to.equal(143);

      const kept = await readAll(folder);
      expect(kept).to.have.lengthOf(forms.length);
      for (const { event_type: type, payload_text: text, priority } of received) {
        const payload = text.replaceAll(/([ [])-?(?:NaN|Infinity)/g, '$1null');
        const line = heard.get(type) ?? '';
        expect(line)
          .to.include(`"payload": ${payload}`)
          .and.to.include(`"priority": "${priority.toUpperCase()}"`);
        expect(line)
          .to.match(/"context":\{.*"auth_token": "\*\*\*"/)
          .and.to.not.include(SECRET);
        expect(kept).to.include(line);
      }
      expect(new Set(received.map((each) => each.event_type)).size).to.equal(forms.length);
    });
  });
}
