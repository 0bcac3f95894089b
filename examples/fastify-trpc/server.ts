import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import { openNotifier } from 'notify-about';
import { appRouter } from './router.ts';
import { createContext } from './trpc.ts';

const notifier = openNotifier(); // NOTIFY_ABOUT_URL says where to
const server = fastify();
await server.register(fastifyTRPCPlugin, {
  prefix: '/trpc',
  trpcOptions: { router: appRouter, createContext },
});
await server.listen({ port: Number(process.env['PORT'] ?? 3000) });
process.once('SIGTERM', () => {
  void server.close();
  void notifier.close(5000);
});
