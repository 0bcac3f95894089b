import { Option, type Command } from 'commander';
import { learnWho } from '../reports/bearers.ts';
import type { Entry } from '../reports/entry.ts';
import { AnomaliesReport } from '../reports/anomalies/report.ts';
import { bounded, Extent, isWithin } from '../reports/window.ts';
import { io } from './io.ts';
import { inputText, isIncomplete, takeIn } from './report/input.ts';
import { writePage } from './report/page/page.ts';
import { printAnswer } from './report/output.ts';
import type { Asked, Opened, Question } from './report/question.ts';
import type { ReportOptions } from './report/report-options.ts';
import { questions } from './report/questions.ts';
import { Copies, isReadOnce, sourcesOf, type Source } from './report/sources.ts';
import { learnFrom, namesAny, usersAndProjectsIn } from './report/who.ts';
import { timezone, windowOf } from './report/window-options.ts';
import { exitCodes, Stop } from './stop.ts';
import { note } from './terminal.ts';

const examples = `
A file holds one notification a line, as tail --json writes it; - is standard input. A folder is one that collect writes:
only the days of the window are read. Several inputs are merged by time. Unusable lines, duplicates and other faults are
counted, and reported at the end.

Examples:
  notify-about report user alice today.ndjson
  notify-about report errors today.ndjson --since 2h --slo 99.5
  notify-about report response-times today.ndjson --csv > response-times.csv
  notify-about report overview week.ndjson --slo 99.5 --html week.html`;

export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description('Answer a question from recorded notifications.')
    .addHelpText('after', examples);
  for (const [name, question] of Object.entries(questions)) addQuestion(command, name, question);
}

function addQuestion(report: Command, name: string, question: Question<unknown>): void {
  const command = report.command(name).description(question.description);
  if (question.argument !== undefined) command.argument(...question.argument);
  command.argument('[files...]', 'NDJSON files, or folders of collect; - is standard input', ['-']);
  for (const option of [...(question.options ?? []), ...commonOptions()])
    command.addOption(option.hideHelp(question.refuses?.includes(option.attributeName()) === true));
  command.addHelpText('after', question.help).action(async (...args: unknown[]) => {
    const about = question.argument === undefined ? '' : String(args.shift());
    const [files, options] = args as [string[], ReportOptions];
    const named = { about, options };
    await answer(
      name,
      question,
      { ...named, who: usersAndProjectsIn(named), window: windowOf(options, Date.now()) },
      files,
    );
  });
}

function commonOptions(): Option[] {
  return [
    new Option('--since <time>', 'the last 30m, 2h, 7d or 4w, before --to or before now'),
    new Option('--from <time>', 'from this day or time: 2026-11-22, 2026-11-22T15:30, 2026-11-22T15:30Z'),
    new Option('--to <time>', 'before this day or time'),
    new Option('--timezone <name>', 'time zone of days and times, such as Europe/Berlin')
      .argParser(timezone)
      .default('UTC'),
    new Option('--user <user>', 'only this user: id or name'),
    new Option('--project <project>', 'only users in this project: id or name'),
    new Option('--region <region>', 'only this region'),
    new Option('--view <view>', 'only this view of the dashboard, such as project/volumes'),
    new Option('--resource <resource>', 'only these resources: type, id or name'),
    new Option('--json', 'a document of JSON: {"report", "input", "result"}').conflicts('csv'),
    new Option('--csv', 'the tables as CSV (RFC 4180), with an empty line between tables'),
    new Option('--html <file>', 'a page with charts, in this one file').conflicts(['json', 'csv']),
  ];
}

async function answer(
  name: string,
  question: Question<unknown>,
  asked: Asked,
  files: readonly string[],
): Promise<void> {
  if (files.includes('-') && io().stdin === process.stdin && process.stdin.isTTY)
    throw new Stop('usage', 'nothing to read: name a file or a folder of collect, or pipe notifications in');
  const opened = await question.open(asked);
  const {
    report,
    reads,
    window = asked.window,
    kept,
    sees,
    takes = sees,
    flush,
    print = printAnswer,
  } = opened;
  await using copies = new Copies();
  const sources = await sourcesFor(files, asked, opened, copies);
  const anomalies =
    question.standsOut && asked.options.html !== undefined ? new AnomaliesReport({ window }) : undefined;
  const shown = new Extent();
  const give = (entry: Entry): void => {
    learnWho(asked.who, entry, asked.options.project);
    if (!takes(entry)) return;
    if (isWithin(reads, entry.at)) report.add(entry);
    if (!isWithin(window, entry.at) || !sees(entry)) return;
    shown.add(entry.at);
    anomalies?.add(entry);
  };
  const input = await takeIn({ sources, reads, give, sees, kept, flush });
  note(inputText(input));
  if (isIncomplete(input)) io().exitCode = exitCodes.found;
  const result = report.result();
  opened.ended?.();
  question.check?.(result, asked);
  const given = { report: name, result, tables: question.tables(result), input };
  if (asked.options.html === undefined) await print(given, asked.options);
  else writePage(given, question, asked, bounded(window, shown), anomalies?.result());
}

/**
 * Returns the input, after a first pass over all of it to learn the ids of the users named; a report that prints rows
 * along the way does not wait for the end of a pipe.
 */
async function sourcesFor(
  files: readonly string[],
  asked: Asked,
  { reads, flush }: Opened<unknown>,
  copies: Copies,
): Promise<Source[]> {
  const sources = sourcesOf(files);
  if (!namesAny(asked) || (flush !== undefined && sources.some(isReadOnce))) return sources;
  const again: Source[] = [];
  for (const source of sources) again.push(await copies.of(source));
  await learnFrom(again, reads, asked);
  return again;
}
