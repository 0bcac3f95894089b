import type { Command } from 'commander';
import { validateNotification } from '../consumer/index.ts';
import { addSendingOptions, brokerOptions, type FlagValues } from './broker-options.ts';
import { io } from './io.ts';
import { Outbox, type Fate } from './outbox.ts';
import { entriesOf, type Entry } from './records.ts';
import { sealedAgain } from './sealing.ts';
import { seconds } from './send.ts';
import { exitCodes } from './stop.ts';
import { note, print, progress } from './terminal.ts';
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
    .option('--timeout <seconds>', 'seconds to wait for the outcome of each', seconds, 30);
  addSendingOptions(command).addHelpText('after', examples).action(resend);
}

const MOST_ON_THE_WAY = 500;
const MOST_BYTES_ON_THE_WAY = 16 * 2 ** 20;

interface Case {
  readonly line: number;
  readonly what: string;
  readonly bytes: number;
  readonly fate: Promise<Fate> | string;
}

async function resend(file: string, options: { timeout: number } & FlagValues): Promise<void> {
  const outbox = new Outbox(brokerOptions(options));
  try {
    await outbox.connected();
    io().exitCode = exitCodes.found; // stays if the reader stops (`| head`) before all are sent
    conclude(file, await resendAll(file, outbox, options.timeout));
  } finally {
    await outbox.close();
  }
}

type Counts = Record<Said[0], number>;

async function resendAll(file: string, outbox: Outbox, timeout: number): Promise<Counts> {
  const counts: Counts = { accepted: 0, lost: 0, skipped: 0 };
  for await (const { line, what, fate } of inOrder(file, outbox)) {
    const [kind, said] =
      typeof fate === 'string' ? skipped(fate) : settled(await settledWithin(outbox, fate, timeout));
    counts[kind]++;
    progress(() => `${file}: line ${String(line)}, ${String(counts.accepted)} accepted`);
    await print(plain(`${file}:${String(line)}: ${said} ${what}`.trimEnd()));
  }
  return counts;
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
    cases.length > MOST_ON_THE_WAY || cases.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES_ON_THE_WAY
  );
}

function caseOf({ line, record, fault }: Entry, outbox: Outbox): Case {
  if (record === undefined) return { line, what: '', bytes: 0, fate: fault };
  const wrong = isOurs(record) ? whyInvalid(record) : 'belongs to another service';
  if (wrong !== undefined) return { line, what: '', bytes: 0, fate: wrong };
  const encoded = sealedAgain(validateNotification(record.notification), record);
  const what = `${encoded.eventType} ${encoded.messageId}`;
  return { line, what, bytes: encoded.bytes, fate: outbox.send(encoded) };
}

type Said = readonly [kind: 'accepted' | 'lost' | 'skipped', said: string];

function skipped(why: string): Said {
  return ['skipped', `skipped: ${why}`];
}

function settled({ outcome, detail = '' }: Fate): Said {
  return outcome === 'accepted' ? ['accepted', 'accepted'] : ['lost', `lost (${outcome}): ${detail}:`];
}
