import { InvalidArgumentError, type Command } from 'commander';
import { once } from 'node:events';
import { listen, type Listener, type ListenOptions, type ReceivedNotification } from '../consumer/index.ts';
import { recordLine } from '../utils/notification/record-line.ts';
import { addListeningOptions, brokerOptions, listeningPart, type FlagValues } from './broker-options.ts';
import { connected } from './connecting.ts';
import { entriesOf } from './records.ts';
import { filterOf, type Wanted } from './filter.ts';
import { urlsOf } from '../utils/options/validate.ts';
import { io } from './io.ts';
import { addPriorityOption, withPriorities, type PriorityOption } from './priorities.ts';
import { exitCodes } from './stop.ts';
import { asJson, forPeople } from './showing.ts';
import { Tally } from './tally.ts';
import { clearProgress, note, print, progress } from './terminal.ts';
import { counted } from './text.ts';
import { summaryOf } from './summary.ts';

const examples = `
Every message is consumed, including those that a filter hides: other consumers of the queue do not receive them. Watch a
separate topic: set NOTIFY_ABOUT_TOPICS=notifications,watch on the server, and --topic watch here.

Examples:
  notify-about tail --url amqp://localhost --topic watch
  notify-about tail 'dashboard.volume.*' 'dashboard.session.*' --outcome error
  notify-about tail --user alice --resource 9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11
  notify-about tail --json > today.ndjson
  notify-about tail --file /var/spool/dashboard/notifications/lost.ndjson
  jq -c 'select(.notification.priority == "ERROR")' today.ndjson | notify-about tail --file -`;

export function addTail(program: Command): void {
  const command = program
    .command('tail')
    .description('Show notifications as they arrive, from a broker or a file.')
    .argument('[globs...]', "event types, as 'dashboard.volume.*'; default all")
    .option(
      '--file <file>',
      'read this file, one notification a line, instead of a broker; - is standard input',
    )
    .option('--user <user>', 'only this user: name or id')
    .option('--project <project>', 'only users in this project: name or id')
    .option('--resource <resource>', 'only these resources: type, id or name')
    .option('--outcome <phases>', 'only start, end or error, several with commas', phases)
    .option('--json', 'a line of JSON each: {"notification", "context", "trace"}');
  addPriorityOption(addListeningOptions(command)).addHelpText('after', examples).action(tail);
}

interface TailOptions extends Omit<Wanted, 'globs'>, PriorityOption {
  readonly file?: string;
  readonly json?: true;
}

async function tail(
  globs: readonly string[],
  options: TailOptions & Omit<FlagValues, 'priority'>,
): Promise<void> {
  const show = showing({ ...options, globs }, options.json === true);
  const { priority, ...flags } = options;
  if (options.file === undefined) await tailBroker(flags, priority, show);
  else await tailFile(options.file, show);
}

/** Prints a notification that is wanted. `line` returns it as JSON. */
export type Shown = (received: ReceivedNotification, line: () => string) => Promise<void>;

/** Returns a function that prints what a filter selects, for people or as JSON. */
export function showing(wanted: Wanted, isJson: boolean): Shown {
  const isWanted = filterOf(wanted);
  const show = isJson ? asJson : forPeople();
  return async (received, line) => {
    const summary = summaryOf(received);
    if (isWanted(summary)) await print(show(summary, line));
  };
}

async function tailBroker(
  values: FlagValues,
  priority: readonly string[] | undefined,
  show: Shown,
): Promise<void> {
  const options = brokerOptions(values);
  const topics = withPriorities(options.topics, priority);
  await using listener = await listening({ ...listeningPart(options), topics }, show);
  if (io().stderr.isTTY === true)
    note(`listening to ${topics.join(', ')} of ${String(listener.stats().connection.url)}; Ctrl-C ends`);
  await untilInterrupted();
}

/** Shows what arrives at the topics of a broker, once it is connected. */
export async function listening(options: Omit<ListenOptions, 'handlers'>, show: Shown): Promise<Listener> {
  const listener = listen({
    ...options,
    handlers: {
      '*': (notification, delivery) => show({ notification, context: delivery.context }, () => delivery.line),
    },
    duplicateWindow: 0, // duplicates are shown
  });
  try {
    await connected(() => listener.stats().connection, urlsOf(options.url).length);
  } catch (error) {
    await listener.close();
    throw error;
  }
  return listener;
}

/** Waits for Ctrl-C, and sets its exit code. */
export async function untilInterrupted(): Promise<void> {
  await once(io().interruption.signal, 'abort');
  io().exitCode = io().interruption.exitCode;
}

async function tailFile(file: string, show: Shown): Promise<void> {
  const unread = new Tally();
  for await (const { line, record, fault } of entriesOf(file)) {
    progress(() => `${file}: line ${String(line)}`);
    if (record === undefined) unread.add(file, line, fault);
    else await show(record, () => recordLine(record.text(), record.trace));
  }
  clearProgress();
  if (unread.count === 0) return;
  note(`${counted(unread.count, 'line')} of ${file} could not be read: ${unread.summary}`);
  io().exitCode = exitCodes.found;
}

function phases(text: string): string[] {
  const all = text.split(',').map((phase) => phase.trim());
  if (all.every((phase) => ['start', 'end', 'error'].includes(phase))) return all;
  throw new InvalidArgumentError('Expected start, end or error.');
}
