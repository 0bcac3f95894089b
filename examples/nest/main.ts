import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { contextFromRequest, openNotifier, runWithContext } from 'notify-about';
import { tokenOf } from './cloud';
import { FloatingIpsController } from './floating-ips.controller';

@Module({ controllers: [FloatingIpsController] })
class AppModule {}

async function main(): Promise<void> {
  const notifier = openNotifier(); // NOTIFY_ABOUT_URL says where to
  const app = await NestFactory.create(AppModule);
  // Who asks, for all that a request leads to: services need not be handed a context.
  app.use((request: IncomingMessage, _response: unknown, next: () => void) => {
    runWithContext(contextFromRequest(request, { token: () => tokenOf(request.headers.cookie) }), next);
  });
  await app.listen(Number(process.env['PORT'] ?? 3000));
  process.once('SIGTERM', () => {
    void app.close();
    void notifier.close(5000);
  });
}

void main();
