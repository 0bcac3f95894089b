import type { Command } from 'commander';
import { validateNotification } from '../consumer/index.ts';
import { addSendingOptions, brokerOptions, type FlagValues } from './broker-options.ts';
import { io } from './io.ts';
import type { LossReason } from '../index.ts';
import type { EncodedNotification } from '../utils/notification/envelope.ts';
import { Outbox, type Fate } from './outbox.ts';
import { entriesOf, type Entry } from './records.ts';
import { sealedAgain } from './sealing.ts';
import { seconds } from './send.ts';
import { exitCodes } from './stop.ts';
import { note, print, progress } from './terminal.ts';
import { jsonOf } from './json.ts';
import { plain } from './text.ts';
import { isOurs, whyInvalid } from './validity.ts';
import { settledWithin } from './waiting.ts';

const examples = `
They keep their message_id, so that consumers can drop duplicates, and are checked against the schemas first. A line is
printed for each: accepted, or lost or skipped with the reason. The file is not changed: move it away first, since a
server may still write to it.

Examples:
  mv /var/spool/dashboard/notifications/lost.ndjson lost-1.ndjson && notify-about resend lost-1.ndjson
  notify-about resend lost-1.ndjson | grep -v ': accepted'
  grep '"reason":"rejected"' lost-1.ndjson | notify-about resend -`;

export function addResend(program: Command): void {
  const command = program
    .command('resend')
    .description("Resend lost notifications: a spool's lost.ndjson, or the output of tail --json.")
    .argument('<file>', 'one notification a line; - is standard input')
    .option('--timeout <seconds>', 'seconds to wait for the outcome of each', seconds, 30)
    .option(
      '--json',
      'a line of JSON each: {"file", "line", "outcome", "detail", "event_type", "message_id"}',
    );
  addSendingOptions(command).addHelpText('after', examples).action(resend);
}

const MAX_ON_THE_WAY = 500;
const MAX_BYTES_ON_THE_WAY = 16 * 2 ** 20;

/** A line of the file: sent, or skipped for a reason. */
interface Case {
  readonly line: number;
  readonly encoded: EncodedNotification | undefined;
  readonly fate: Promise<Fate> | string;
}

type Ending = 'accepted' | 'lost' | 'skipped';

/** The outcome of a line. */
interface Resent {
  readonly file: string;
  readonly line: number;
  readonly outcome: 'accepted' | 'skipped' | LossReason;
  readonly detail: string | undefined;
  readonly event_type: string | undefined;
  readonly message_id: string | undefined;
}

type Show = (resent: Resent) => string;

interface ResendOptions {
  readonly timeout: number;
  readonly json?: true;
}

async function resend(file: string, options: ResendOptions & Omit<FlagValues, 'json'>): Promise<void> {
  const show: Show = options.json === true ? jsonOf : textOf;
  const outbox = new Outbox(brokerOptions(options));
  try {
    await outbox.connected();
    io().exitCode = exitCodes.found; // stays if the reader stops (`| head`) before all are sent
    conclude(file, await resendAll(file, outbox, options.timeout, show));
  } finally {
    await outbox.close();
  }
}

type Counts = Record<Ending, number>;

async function resendAll(file: string, outbox: Outbox, timeout: number, show: Show): Promise<Counts> {
  const counts: Counts = { accepted: 0, lost: 0, skipped: 0 };
  for await (const { line, encoded, fate } of inOrder(file, outbox)) {
    const { outcome, detail } =
      typeof fate === 'string'
        ? ({ outcome: 'skipped', detail: fate } as const)
        : await settledWithin(outbox, fate, timeout);
    counts[endingOf(outcome)]++;
    progress(() => `${file}: line ${String(line)}, ${String(counts.accepted)} accepted`);
    const about = { event_type: encoded?.eventType, message_id: encoded?.messageId };
    await print(show({ file, line, outcome, detail, ...about }));
  }
  return counts;
}

function endingOf(outcome: Resent['outcome']): Ending {
  return outcome === 'accepted' || outcome === 'skipped' ? outcome : 'lost';
}

function textOf({
  file,
  line,
  outcome,
  detail = '',
  event_type: type = '',
  message_id: id = '',
}: Resent): string {
  const said = {
    accepted: 'accepted',
    skipped: `skipped: ${detail}`,
    lost: `lost (${outcome}): ${detail}:`,
  }[endingOf(outcome)];
  return plain(`${file}:${String(line)}: ${said} ${type} ${id}`.trimEnd());
}

function conclude(file: string, { accepted, lost, skipped }: Counts): void {
  note(`${file}: ${String(accepted)} accepted, ${String(lost)} lost, ${String(skipped)} skipped`);
  io().exitCode = lost + skipped > 0 ? exitCodes.found : 0;
}

/** Sends ahead of the outcomes, to save round trips, but only so far that memory stays bounded. */
async function* inOrder(file: string, outbox: Outbox): AsyncGenerator<Case> {
  const onTheWay: Case[] = [];
  for await (const entry of entriesOf(file)) {
    onTheWay.push(caseOf(entry, outbox));
    while (isFull(onTheWay)) yield* onTheWay.splice(0, 1);
  }
  yield* onTheWay;
}

function isFull(cases: readonly Case[]): boolean {
  return (
    cases.length > MAX_ON_THE_WAY ||
    cases.reduce((sum, { encoded }) => sum + (encoded?.bytes ?? 0), 0) > MAX_BYTES_ON_THE_WAY
  );
}

function caseOf({ line, record, fault }: Entry, outbox: Outbox): Case {
  if (record === undefined) return { line, encoded: undefined, fate: fault };
  const wrong = isOurs(record) ? whyInvalid(record) : 'belongs to another service';
  if (wrong !== undefined) return { line, encoded: undefined, fate: wrong };
  const encoded = sealedAgain(validateNotification(record.notification), record);
  return { line, encoded, fate: outbox.send(encoded) };
}
