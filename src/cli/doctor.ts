import type { Command } from 'commander';
import { addSendingOptions, brokerOptions, type FlagValues } from './broker-options.ts';
import { Columns } from './columns.ts';
import { examine, type Plan } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { areBrokers } from '../utils/options/table.ts';
import { io } from './io.ts';
import { jsonOf } from './json.ts';
import { exitCodes, Stop } from './stop.ts';
import { clearProgress, print } from './terminal.ts';
import { styled } from './text.ts';

const examples = `
Each step is a line: the URL, DNS, TCP, TLS, the login (SASL), the broker's product and version, and for each topic
whether its address accepts notifications. Nothing is sent, but a broker that makes queues on demand (ActiveMQ) makes
them. Only a round trip shows whether an exchange routes to a queue.

Examples:
  notify-about doctor --url amqps://horizon@rabbit.example
  notify-about doctor --topic notifications,watch
  notify-about doctor --round-trip watch`;

export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('Check the connection to the broker step by step: what is wrong, and what to do.')
    .option(
      '--round-trip <topic>',
      'send a sample to this topic, and consume its queue until the sample is received',
    );
  command.option('--json', 'a line of JSON for each step: {"verdict", "step", "detail"}');
  addSendingOptions(command).addHelpText('after', examples).action(doctor);
}

async function doctor(values: FlagValues): Promise<void> {
  const { roundTrip, json } = values;
  const plan: Plan = { options: brokerOptions(values), ...(typeof roundTrip === 'string' && { roundTrip }) };
  if (!areBrokers(plan.options.url))
    throw new Stop('usage', 'doctor checks brokers: set --url to amqp[s]://…');
  const columns = new Columns([5, 30]);
  columns.fit(['wrong', 'notifications.error']);
  const found: Finding[] = [];
  for await (const finding of examine(plan)) {
    found.push(finding);
    await print(
      json === true
        ? jsonOf({ verdict: finding.verdict, step: finding.step, detail: finding.detail })
        : lineOf(finding, columns),
    );
  }
  clearProgress();
  conclude(found.filter(({ verdict }) => verdict === 'wrong'));
}

const styles = { ok: 'green', wrong: 'red', open: 'yellow' } as const;

function lineOf({ verdict, step, detail }: Finding, columns: Columns): string {
  return styled(styles[verdict], columns.row([verdict, step, detail]));
}

function conclude(wrong: readonly Finding[]): void {
  if (wrong.length === 0) return;
  const ending = wrong.some(({ isOnTheWay }) => isOnTheWay) ? 'unreachable' : 'found';
  // A terminal shows the same just above.
  if (io().stdout.isTTY === true) {
    io().exitCode = exitCodes[ending];
    return;
  }
  throw new Stop(ending, wrong.map(({ step, detail }) => `${step}: ${detail}`).join('; '));
}
