// The recipes of docs/operations.md, run without changes.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { figuresOf, serve as serveFigures } from '../examples/prometheus.ts';
import { readinessOf, serve as serveReadiness } from '../examples/readiness.ts';
import { root } from '../scripts/generate/schemas.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier, type NotifierOptions } from '../src/index.ts';
import { startBroker } from '../src/testing/index.ts';
import { lossReasons } from '../src/utils/api/loss.ts';
import { runToItsEnd } from './process.ts';
import { until } from './until.ts';

describe('the recipe', () => {
  const open: (() => unknown)[] = [];

  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  function opened(options: NotifierOptions): Notifier {
    const notifier = openNotifier({ install: false, onLost: () => undefined, ...options });
    open.push(() => notifier.close(0));
    return notifier;
  }

  async function urlOf(server: Server): Promise<string> {
    open.push(() => server.close());
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function tell(notifier: Notifier, id = 'v1'): void {
    notifyAboutVolumeAction({ notifier }, { id }, { action: 'delete', phase: 'end' });
  }

  describe('for Prometheus', () => {
    it('serves what became of all that was told', async () => {
      await using broker = await startBroker();
      const notifier = opened({ url: broker.url });
      const url = await urlOf(serveFigures(figuresOf(notifier), 0));
      tell(notifier);
      tell(notifier, '');
      await notifier.flush();
      for (let scrape = 0; scrape < 2; scrape++) {
        const answer = await fetch(url);
        expect(answer.headers.get('content-type')).to.match(/^text\/plain; version=/);
        const figures = readFigures(await answer.text());
        expect(figures).to.deep.equal({
          notify_about_told_total: 2,
          notify_about_accepted_total: 1,
          ...Object.fromEntries(
            lossReasons.map((reason) => [`notify_about_lost_total{reason="${reason}"}`, 0]),
          ),
          'notify_about_lost_total{reason="invalid"}': 1,
          notify_about_pending: 0,
          notify_about_pending_bytes: 0,
          notify_about_oldest_pending_seconds: 0,
          notify_about_connected: 1,
          notify_about_links_refused: 0,
        });
      }
    });

    it('shows what waits, and that a topic is refused', async () => {
      await using broker = await startBroker({ missing: () => true });
      const notifier = opened({ url: broker.url });
      const registry = figuresOf(notifier);
      tell(notifier);
      await until(() => notifier.stats().links['notifications.info']?.error !== undefined);
      const figures = readFigures(await registry.metrics());
      expect(figures).to.include({ notify_about_pending: 1, notify_about_links_refused: 1 });
      expect(figures['notify_about_pending_bytes']).to.be.greaterThan(200);
      expect(figures['notify_about_oldest_pending_seconds']).to.be.greaterThan(0);
    });
  });

  it('runs as the page has it, and ends on SIGTERM', async () => {
    const page = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
    const snippets = [...page.matchAll(/^```ts\n([^]*?)\n```/gm)].map(([, code = '']) => code);
    expect(snippets).to.have.lengthOf(5);
    for (const snippet of snippets) {
      const { code, said } = await runToItsEnd(`process.env.METRICS_PORT = process.env.READINESS_PORT = '0';
        ${snippet.replaceAll('../examples/', './examples/')}
        process.on('SIGTERM', () => {});
        process.on('exit', () => console.log('"ended"'));
        setTimeout(() => process.kill(process.pid, 'SIGTERM'), 100);`);
      expect({ code, said }).to.deep.equal({ code: 0, said: 'ended' });
    }
  });

  describe('for a readiness check', () => {
    it('is ready without a broker, not while it loses what it is told, and ready again after that', async () => {
      const notifier = opened({ url: 'amqp://127.0.0.1:1', maxPending: 1 });
      const url = await urlOf(serveReadiness(readinessOf(notifier, 300), 0));
      tell(notifier);
      await until(() => notifier.stats().connection.error !== undefined);
      expect((await fetch(url)).status).to.equal(200);
      tell(notifier);
      const answer = await fetch(url);
      expect([answer.status, await answer.text()]).to.deep.equal([503, 'notifications are being lost\n']);
      let status = 0;
      while (status !== 200) ({ status } = await fetch(url));
    });

    it('is ready though a handler makes a mistake, and not when the notifier is closed', async () => {
      const notifier = opened({ url: 'amqp://127.0.0.1:1' });
      const readiness = readinessOf(notifier);
      tell(notifier, '');
      expect(notifier.stats().lost.invalid).to.equal(1);
      expect(readiness().ready).to.equal(true);
      await notifier.close(0);
      expect(readiness()).to.deep.equal({ ready: false, why: 'closed' });
    });
  });
});

/** Returns the samples of a scraped text, by name and labels. */
function readFigures(text: string): Record<string, number> {
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    samples.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
  );
}
