import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { build } from 'esbuild';
import express from 'express';
import { fastify } from 'fastify';
import {
  contextFromRequest,
  currentContext,
  notifyAboutVolumeAction,
  runWithContext,
  withNotifications,
} from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

/** Returns a server's responses to concurrent requests, each with an agent of its own. */
async function answersOf(listener: RequestListener, times = 5): Promise<string[]> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const ask = async (agent: number): Promise<string> =>
    (await fetch(url, { headers: { 'user-agent': `agent-${String(agent)}`, connection: 'close' } })).text();
  const answers = await Promise.all(Array.from({ length: times }, (_, agent) => ask(agent)));
  server.close();
  return answers;
}

const agents = ['agent-0', 'agent-1', 'agent-2', 'agent-3', 'agent-4'];

describe('the current context', () => {
  it('is that of the run, wherever it is asked for', async () => {
    const context = { userId: 'u1' };
    const seen: unknown[] = [];
    const see = (): number => seen.push(currentContext());
    await runWithContext(context, async () => {
      see();
      await setTimeout(1);
      see();
      await Promise.all([setTimeout(1).then(see), new Promise((resolve) => setImmediate(resolve)).then(see)]);
    });
    expect(seen).to.deep.equal([context, context, context, context]);
    for (const each of seen) expect(each).to.equal(context);
  });

  it('is what the body gives and throws, the very same', async () => {
    const error = new Error('no');
    const promise = Promise.resolve(1);
    expect(runWithContext({}, () => promise)).to.equal(promise);
    expect(runWithContext({}, (...given: unknown[]) => given)).to.deep.equal([]);
    expect(() =>
      runWithContext({}, () => {
        throw error;
      }),
    ).to.throw(error);
    expect(await runWithContext({}, () => Promise.reject(error)).catch((thrown: unknown) => thrown)).to.equal(
      error,
    );
  });

  it('is the inner one of two, and then the outer one again', () => {
    const [outer, inner] = [{ userId: 'outer' }, { userId: 'inner' }];
    runWithContext(outer, () => {
      runWithContext(inner, () => {
        expect(currentContext()).to.equal(inner);
      });
      expect(currentContext()).to.equal(outer);
    });
  });

  it('is empty outside of any, and another one each time', () => {
    expect(currentContext()).to.deep.equal({});
    expect(currentContext()).to.not.equal(currentContext());
    expect(runWithContext(undefined as never, currentContext)).to.deep.equal({});
  });

  it("is each request's own in Express", async () => {
    const app = express();
    app.use((request, _response, next) => {
      runWithContext(contextFromRequest(request), next);
    });
    app.use(async (_request, _response, next) => {
      await setTimeout(2);
      next();
    });
    app.get('/', async (_request, response) => {
      await setTimeout(2);
      response.send(currentContext().userAgent);
    });
    expect(await answersOf(app)).to.deep.equal(agents);
  });

  it("is each request's own in Fastify", async () => {
    const app = fastify();
    app.addHook('onRequest', (request, _reply, done) => {
      runWithContext(contextFromRequest(request), done);
    });
    app.addHook('preHandler', async () => {
      await setTimeout(2);
    });
    app.get('/', async () => {
      await setTimeout(2);
      return currentContext().userAgent;
    });
    await app.ready();
    expect(
      await answersOf((request, response) => {
        app.routing(request, response);
      }),
    ).to.deep.equal(agents);
    await app.close();
  });

  it("is each call's own in middleware that awaits the next one, as of Koa, Hono and tRPC", async () => {
    type Middleware = (request: object, next: () => Promise<string>) => Promise<string>;
    const middleware: Middleware = (request, next) => runWithContext(contextFromRequest(request), next);
    const handler = async (): Promise<string> => {
      await setTimeout(2);
      return String(currentContext().userAgent);
    };
    const calls = agents.map((agent) =>
      middleware(new Request('http://a/', { headers: { 'user-agent': agent } }), handler),
    );
    expect(await Promise.all(calls)).to.deep.equal(agents);
  });

  it('is what a function takes, start and end as one', async () => {
    const notifier = recordNotifications();
    await runWithContext({ userId: 'u1', notifier }, async () => {
      notifyAboutVolumeAction(currentContext(), { id: 'v1' }, { action: 'delete', phase: 'start' });
      await setTimeout(1);
      notifyAboutVolumeAction(currentContext(), { id: 'v1' }, { action: 'delete', phase: 'end' });
      const action = { action: 'extend', parameters: { new_size: 2 } } as const;
      await withNotifications(notifyAboutVolumeAction, currentContext(), { id: 'v1' }, action, () =>
        setTimeout(1),
      );
    });
    const [, deleted, , extended] = notifier.notifications;
    for (const ended of [deleted, extended]) {
      expect(ended?.payload).to.have.property('duration').that.is.greaterThan(0);
      expect(ended?.payload).to.have.nested.property('initiator.user_id', 'u1');
    }
  });

  it('is the same for another copy of the package in the process', async () => {
    const { outputFiles } = await build({
      ...{ entryPoints: ['src/utils/context/current-context.ts'], bundle: true, write: false },
      ...{ format: 'esm', platform: 'node' },
    });
    const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
    const copy = (await import(`data:text/javascript;base64,${code}`)) as {
      currentContext: typeof currentContext;
    };
    const context = { userId: 'u1' };
    expect(copy.currentContext).to.not.equal(currentContext);
    runWithContext(context, () => {
      expect(copy.currentContext()).to.equal(context);
    });
  });
});
