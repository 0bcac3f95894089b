import { InvalidArgumentError, type Command } from 'commander';
import type { Notification } from '../consumer/index.ts';
import { addSendingOptions, brokerOptions, type FlagValues } from './broker-options.ts';
import { Outbox, type Fate } from './outbox.ts';
import { entriesOf } from './records.ts';
import { sampleOf } from './samples.ts';
import { sealedAnew } from './sealing.ts';
import { Stop } from './stop.ts';
import { print } from './terminal.ts';
import { jsonOf } from './json.ts';
import { plain } from './text.ts';
import { whyInvalid } from './validity.ts';
import { settledWithin } from './waiting.ts';

const examples = `
It is sent like every notification, with a new message_id and the current time. Consumers can recognise it only by its
publisher_id: notify-about.<this host>, unless NOTIFY_ABOUT_PUBLISHER_ID is set.

Examples:
  notify-about send dashboard.volume.extend.end --url amqp://localhost
  notify-about send dashboard.session.login.error --topic watch
  notify-about send --file my-notification.json
  notify-about tail --file today.ndjson --json | head -1 | notify-about send --file -`;

export function addSend(program: Command): void {
  const command = program
    .command('send')
    .description('Send a sample, or a notification from a file, to test a setup.')
    .argument('[event type]', "event type of the sample: 'notify-about events' lists all")
    .option('--file <file>', 'send the first notification of this file instead; - is standard input')
    .option('--timeout <seconds>', 'seconds to wait for the outcome', seconds, 30)
    .option('--json', 'a line of JSON: {"outcome", "event_type", "message_id", "broker"}');
  addSendingOptions(command).addHelpText('after', examples).action(send);
}

interface SendOptions {
  readonly file?: string;
  readonly timeout: number;
  readonly json?: true;
}

async function send(eventType: string | undefined, options: SendOptions & FlagValues): Promise<void> {
  const notification = await notificationOf(eventType, options.file);
  const outbox = new Outbox(brokerOptions(options));
  try {
    await outbox.connected();
    const encoded = sealedAnew(notification, outbox.publisherId);
    const fate = await settledWithin(outbox, outbox.send(encoded), options.timeout);
    const sent = {
      ...fate,
      event_type: encoded.eventType,
      message_id: encoded.messageId,
      broker: outbox.product,
    };
    await print(options.json === true ? jsonOf(sent) : textOf(sent));
    if (fate.outcome !== 'accepted')
      throw new Stop('found', `it was lost (${fate.outcome}): ${String(fate.detail)}`);
  } finally {
    await outbox.close();
  }
}

interface Sent extends Fate {
  readonly event_type: string;
  readonly message_id: string;
  readonly broker: string;
}

function textOf({ outcome, event_type: eventType, message_id: id, broker }: Sent): string {
  const what = outcome === 'accepted' ? 'accepted' : `lost (${outcome})`;
  return plain(`${what}: ${eventType} ${id}, ${broker}`);
}

async function notificationOf(
  eventType: string | undefined,
  file: string | undefined,
): Promise<Notification> {
  if (eventType !== undefined && file === undefined) return sampleOf(checkedPhase(eventType));
  if (eventType !== undefined || file === undefined)
    throw new Stop('usage', 'pass either an event type or --file');
  for await (const { line, record, fault } of entriesOf(file)) {
    const wrong = record === undefined ? fault : whyInvalid(record);
    if (wrong !== undefined) throw new Stop('found', `${file}:${String(line)}: ${wrong}`);
    return record?.notification as unknown as Notification;
  }
  throw new Stop('found', `${file} is empty`);
}

function checkedPhase(eventType: string): string {
  if (/^dashboard\.\w+\.\w+\.(start|end|error)$/.test(eventType)) return eventType;
  throw new Stop(
    'usage',
    `'${eventType}' is not an event type: dashboard.<resource>.<action>.<start, end or error>`,
  );
}

/** Parses a number of seconds, above 0. */
export function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && number < 2 ** 31 / 1000) return number;
  throw new InvalidArgumentError('Expected a number of seconds above 0.');
}
