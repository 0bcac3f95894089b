import type { Command } from 'commander';
import { io } from './io.ts';
import { exitCodes } from './stop.ts';
import { entriesOf, type Entry } from './records.ts';
import { note, print, progress } from './terminal.ts';
import { jsonOf } from './json.ts';
import { counted, plain } from './text.ts';
import { isOurs, whyInvalid } from './validity.ts';

const examples = `
A file holds one notification as JSON, or one a line (NDJSON): bare, as tail --json writes it, or as in the spool's
lost.ndjson. Each fault is a line: file:line: JSON pointer, and the expected value. Notifications of other services (whose
event types do not begin with dashboard.) are counted, not checked.

Examples:
  notify-about validate my-notification.json
  notify-about validate today.ndjson yesterday.ndjson
  notify-about tail --json | notify-about validate -`;

export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('Check notifications against the published schemas.')
    .argument('<files...>', 'JSON or NDJSON files; - is standard input')
    .option('--json', 'a line of JSON for each fault: {"file", "line", "fault"}')
    .addHelpText('after', examples)
    .action(validate);
}

type Verdict = 'valid' | 'foreign' | 'wrong';

async function validate(files: readonly string[], { json }: { json?: true }): Promise<void> {
  const show = json === true ? asJson : asText;
  const counts: Record<Verdict, number> = { valid: 0, foreign: 0, wrong: 0 };
  for (const file of files) {
    for await (const entry of entriesOf(file)) {
      progress(() => `${file}: line ${String(entry.line)}, ${String(counts.wrong)} wrong`);
      counts[await check(file, entry, show)]++;
    }
  }
  note(summaryOf(counts));
  if (counts.wrong > 0) io().exitCode = exitCodes.found;
}

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly fault: string;
}

type Show = (fault: Fault) => string;

const asText: Show = ({ file, line, fault }) => plain(`${file}:${String(line)}: ${fault}`);
const asJson: Show = (fault) => jsonOf(fault);

async function check(file: string, { line, record, fault }: Entry, show: Show): Promise<Verdict> {
  if (record !== undefined && !isOurs(record)) return 'foreign';
  const wrong = record === undefined ? fault : whyInvalid(record);
  if (wrong === undefined) return 'valid';
  await print(show({ file, line, fault: wrong }));
  return 'wrong';
}

function summaryOf({ valid, foreign, wrong }: Record<Verdict, number>): string {
  const others = foreign === 0 ? '' : `, ${String(foreign)} of other services not checked`;
  return `${counted(valid + foreign + wrong, 'notification')}: ${String(valid)} valid, ${String(wrong)} wrong${others}`;
}
