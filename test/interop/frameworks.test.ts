import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { contextFromRequest, currentContext, runWithContext, type RequestContext } from '../../src/index.ts';
import { framework } from './peers/frameworks.ts';

type Handler = (given: object) => void;
type Answering = (given: object) => string;

interface Told {
  readonly context: RequestContext;
  /** The ids from the framework's object, and from the objects in it. */
  readonly ids: ReadonlySet<string | undefined>;
}

/** Sends a request to `/project/volumes/v1?token=hunter2` of a server, and returns what its handler got. */
async function asked(port: number, told: readonly Told[]): Promise<Told> {
  const headers = { 'user-agent': 'Firefox', 'x-forwarded-for': '203.0.113.9', connection: 'close' };
  const url = `http://127.0.0.1:${String(port)}/project/volumes/v1?token=hunter2`;
  const answer = await fetch(url, { method: 'POST', headers });
  expect(answer.status, await answer.text()).to.equal(200);
  const [only] = told;
  if (only === undefined) throw new Error('the handler did not run');
  return only;
}

async function listening(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('the request context, of real frameworks', () => {
  /** Starts a server whose handler passes its arguments on, sends a request, and stops it. */
  async function tellOf(
    start: (handler: Handler) => Promise<{ port: number; stop: () => unknown }>,
    ...within: ((given: never) => object)[]
  ): Promise<RequestContext> {
    const told: Told[] = [];
    const { port, stop } = await start((given) => {
      const parts = [given, ...within.map((part) => part(given as never))];
      const ids = new Set(parts.map((part) => contextFromRequest(part).requestId));
      told.push({ context: contextFromRequest(given), ids });
    });
    try {
      const { context, ids } = await asked(port, told);
      expect(ids).to.have.lengthOf(1);
      return context;
    } finally {
      await stop();
    }
  }

  const expected = {
    ...{ userAgent: 'Firefox', method: 'POST', path: '/project/volumes/v1', view: 'project/volumes' },
    remoteAddress: '127.0.0.1',
  };

  it('is that of Koa, also of an application in another one', async () => {
    interface App {
      proxy: boolean;
      use(middleware: unknown): App;
      callback(): RequestListener;
    }
    const { default: Koa } = await framework<{ default: new () => App }>('koa');
    const { default: mount } = await framework<{ default: (at: string, app: App) => unknown }>('koa-mount');
    const start = async (handler: Handler): Promise<{ port: number; stop: () => unknown }> => {
      const inner = new Koa().use((ctx: { body: string }) => {
        handler(ctx);
        ctx.body = 'told';
      });
      const app = new Koa().use(mount('/project', inner));
      app.proxy = true;
      const server = await listening(app.callback());
      return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
    };
    const context = await tellOf(
      start,
      ({ request }: { request: object }) => request,
      ({ req }: { req: object }) => req,
    );
    expect(context).to.deep.include({ ...expected, remoteAddress: '203.0.113.9' });
  });

  it('is that of Hono on Node, and the current one in its middleware', async () => {
    interface App {
      use(middleware: (c: object, next: () => Promise<void>) => Promise<void>): void;
      all(path: string, handler: (c: { text(text: string): unknown }) => unknown): void;
      readonly fetch: unknown;
    }
    const { Hono } = await framework<{ Hono: new () => App }>('hono');
    const { serve } = await framework<{
      serve: (options: object, ready: (info: AddressInfo) => void) => { close(): void };
    }>('@hono/node-server');
    const start = async (handler: Handler): Promise<{ port: number; stop: () => unknown }> => {
      const app = new Hono();
      app.use((c, next) => runWithContext(contextFromRequest(c), next));
      app.all('*', (c) => {
        handler(c);
        expect(currentContext().userAgent).to.equal('Firefox');
        return c.text('told');
      });
      return new Promise((resolve) => {
        const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
          resolve({
            port,
            stop: () => {
              server.close();
            },
          });
        });
      });
    };
    const context = await tellOf(
      start,
      ({ req }: { req: object }) => req,
      ({ req }: { req: { raw: object } }) => req.raw,
    );
    expect(context).to.deep.include(expected);
  });

  it('is that of h3 1, below a base', async () => {
    const h3 = await framework<{
      createApp(): { use(at: string, handler: unknown): void };
      eventHandler(handler: Answering): unknown;
      useBase(base: string, handler: unknown): unknown;
      toNodeListener(app: unknown): RequestListener;
    }>('h3-1');
    const start = async (handler: Handler): Promise<{ port: number; stop: () => unknown }> => {
      const app = h3.createApp();
      const answering = h3.eventHandler((event) => {
        handler(event);
        return 'told';
      });
      app.use('/project', h3.useBase('/project', answering));
      const server = await listening(h3.toNodeListener(app));
      return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
    };
    const context = await tellOf(start, ({ node }: { node: { req: object } }) => node.req);
    expect(context).to.deep.include(expected);
  });

  it('is that of h3 2', async () => {
    interface Serving {
      readonly url: string;
      ready(): Promise<unknown>;
      close(force: boolean): Promise<void>;
    }
    const h3 = await framework<{
      H3: new () => { all(path: string, handler: Answering): void };
      serve(app: unknown, options: object): Serving;
    }>('h3');
    const start = async (handler: Handler): Promise<{ port: number; stop: () => unknown }> => {
      const app = new h3.H3();
      app.all('/**', (event) => {
        handler(event);
        return 'told';
      });
      const server = h3.serve(app, { port: 0, hostname: '127.0.0.1', silent: true });
      await server.ready();
      return { port: Number(new URL(server.url).port), stop: () => server.close(true) };
    };
    const context = await tellOf(start, ({ req }: { req: object }) => req);
    expect(context).to.deep.include(expected);
  });

  it('is that of hapi', async () => {
    interface HapiServer {
      readonly info: { readonly port: number };
      route(route: object): void;
      start(): Promise<void>;
      stop(): Promise<void>;
    }
    const { default: hapi } = await framework<{ default: { server(options: object): HapiServer } }>(
      '@hapi/hapi',
    );
    const start = async (handler: Handler): Promise<{ port: number; stop: () => unknown }> => {
      const server = hapi.server({ port: 0, host: '127.0.0.1' });
      const answering: Answering = (request) => {
        handler(request);
        return 'told';
      };
      server.route({ method: '*', path: '/{path*}', handler: answering });
      await server.start();
      return { port: server.info.port, stop: () => server.stop() };
    };
    const context = await tellOf(start, ({ raw }: { raw: { req: object } }) => raw.req);
    expect(context).to.deep.include(expected);
  });
});
