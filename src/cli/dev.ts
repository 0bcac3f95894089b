import { InvalidArgumentError, type Command } from 'commander';
import { startBroker, type Broker } from '../testing/index.ts';
import { io } from './io.ts';
import { withPriorities } from './priorities.ts';
import { Stop } from './stop.ts';
import { listening, showing, untilInterrupted } from './tail.ts';
import { note } from './terminal.ts';

const USUAL_PORT = 5672;

const examples = `
The broker is in this process and keeps everything in memory: it is for development only. Without --port it listens on
${String(USUAL_PORT)}, or on any free port when that is in use.

Examples:
  notify-about dev
  notify-about dev --port 5673 --json
  notify-about dev 'dashboard.volume.*' --topic audit`;

export function addDev(program: Command): void {
  program
    .command('dev')
    .description('Start a broker for your own application, and show its notifications as they arrive.')
    .argument('[globs...]', "event types, as 'dashboard.volume.*'; default all")
    .option('--port <port>', 'port of the broker on 127.0.0.1', portIn)
    .option('--topic <names>', 'topics of your application, several with commas', 'notifications')
    .option('--json', 'a line of JSON each: {"notification", "context", "trace"}')
    .addHelpText('after', examples)
    .action(dev);
}

interface DevOptions {
  readonly port?: number;
  readonly topic: string;
  readonly json?: true;
}

async function dev(globs: readonly string[], { port, topic, json }: DevOptions): Promise<void> {
  await using broker = await brokerOn(port);
  const topics = withPriorities(topic.split(','), undefined);
  await using listener = await listening({ url: broker.url, topics }, showing({ globs }, json === true));
  note(`a broker listens on ${String(listener.stats().connection.url)}; start your application with`);
  io().stderr.write(`\n  export NOTIFY_ABOUT_URL=${broker.url}\n\n`);
  await untilInterrupted();
}

async function brokerOn(port: number | undefined): Promise<Broker> {
  try {
    return await startBroker({ port: port ?? USUAL_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (port === undefined) return startBroker();
    throw new Stop('usage', `port ${String(port)} is in use: choose another --port`);
  }
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Expected a port from 1 to 65535.');
}
