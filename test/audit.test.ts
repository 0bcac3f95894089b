// The listeners of docs/audit.md, run without changes.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { startBroker } from '../src/testing/index.ts';
import { runToItsEnd } from './process.ts';

const page = readFileSync(path.join(root, 'docs/audit.md'), 'utf8');
const [cadf = '', cloudEvents = ''] = [...page.matchAll(/^```ts\n([^]*?)\n```/gm)].map(([, code]) => code);

const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** Runs a listener of the page in a process that emits one notification, and ends it when `hook` calls `end`. */
async function hear(listener: string, environment: Readonly<Record<string, string>>, hook: string) {
  const { code, said } = await runToItsEnd(`Object.assign(process.env, ${JSON.stringify(environment)});
    ${listener}
    import { notifyAboutVolumeAction, openNotifier } from 'notify-about';
    const end = () => setImmediate(() => process.kill(process.pid, 'SIGTERM'));
    ${hook}
    const notifier = openNotifier({ url: process.env.AUDIT_URL, topics: ['audit'] });
    notifyAboutVolumeAction({ traceparent: '${trace}' }, { id: 'v1' }, { action: 'delete', phase: 'end' });
    await notifier.close(5000);`);
  expect(code).to.equal(0);
  return said;
}

describe('the page on audit trails', () => {
  it('has a listener that writes CADF, a line each, and ends on SIGTERM', async () => {
    await using broker = await startBroker();
    const said = await hear(
      cadf,
      { AUDIT_URL: broker.url },
      'const print = console.log; console.log = (line) => (print(line), end());',
    );
    expect(said).to.include({ action: 'delete', outcome: 'success', name: 'dashboard.volume.delete.end' });
  });

  it('has one that forwards CloudEvents, again when it could not', async () => {
    await using broker = await startBroker();
    const answers = [503, 200];
    const received: string[] = [];
    const sink = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(body);
        response.writeHead(answers.shift() ?? 500).end();
      });
    }).listen(0, '127.0.0.1');
    await once(sink, 'listening');
    const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
    const hook = `const post = fetch;
      globalThis.fetch = async (...request) => {
        const answer = await post(...request);
        if (answer.ok) console.log('"forwarded"'), end();
        return answer;
      };`;
    const said = await hear(cloudEvents, { AUDIT_URL: broker.url, K_SINK: url }, hook);
    sink.close();
    const [first, second] = received;
    expect({ said, count: received.length }).to.deep.equal({ said: 'forwarded', count: 2 });
    expect(first).to.equal(second);
    const event = { type: 'dashboard.volume.delete.end', subject: 'volume/v1', traceparent: trace };
    expect(JSON.parse(second ?? '')).to.include(event);
  });
});
