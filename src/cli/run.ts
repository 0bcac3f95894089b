// Runs a command line to its end, and reports how it ended.
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { NotifierOptionError } from '../utils/api/errors.ts';
import { ReportError } from '../reports/report-error.ts';
import { StoreError } from '../store/errors.ts';
import { inTermsOfFlags } from './broker-options.ts';
import { addCollect } from './collect.ts';
import { addDev } from './dev.ts';
import { addDoctor } from './doctor.ts';
import { addEvents } from './events.ts';
import { io } from './io.ts';
import { addHelp } from './help.ts';
import { addReport } from './report.ts';
import { addResend } from './resend.ts';
import { addSchema } from './schema.ts';
import { addSend } from './send.ts';
import { exitCodes, Stop } from './stop.ts';
import { addTail } from './tail.ts';
import { note } from './terminal.ts';
import { addValidate } from './validate.ts';
import { version } from './version.ts';

const notesHelp = `
Environment:
  NOTIFY_ABOUT_URL and the other variables of openNotifier: docs/options.md
  NO_COLOR, FORCE_COLOR  whether output is coloured

Exit codes:
  0  success
  1  a finding: a notification that is invalid or was lost, an event type that does not exist
  2  wrong usage: an option, an argument, a file that cannot be read
  3  no broker can be reached
  130 (Ctrl-C), 143 (SIGTERM)  terminated`;

/** Runs the command that the arguments name, and sets its exit code. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    io().exitCode = endingOf(error);
  }
}

const groups: readonly (readonly [heading: string, adds: readonly ((program: Command) => void)[]])[] = [
  ['Watch:', [addDev, addTail]],
  ['Check and repair:', [addDoctor, addSend, addValidate, addResend]],
  ['Keep and ask:', [addCollect, addReport]],
  ['Look up:', [addEvents, addSchema, addHelp]],
];

function program(): Command {
  const command = new Command('notify-about')
    .description('Watch, send, check and report on the notifications of a cloud dashboard.')
    .version(version())
    .exitOverride()
    .configureOutput(inOneLine)
    .addHelpText('after', notesHelp)
    .helpCommand(false);
  for (const [heading, adds] of groups) {
    command.commandsGroup(heading);
    for (const add of adds) add(command);
  }
  return command;
}

const inOneLine: OutputConfiguration = {
  writeOut: (text) => io().stdout.write(text),
  writeErr: (text) => io().stderr.write(text),
  outputError: (text) => {
    note(
      `${text
        .replace(/^error: /, '')
        .trim()
        .replaceAll(/\s*\n\s*/g, ' ')}; see --help`,
    );
  },
};

/**
 * Returns the exit code for an error that ended a command, after printing it. Rethrows bugs of ours, with their stack.
 */
function endingOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  const { interruption } = io();
  if (interruption.signal.aborted) return interruption.exitCode;
  const said = stopOf(error);
  if (said === undefined) throw error;
  note(said.message);
  return said.exitCode;
}

function stopOf(error: unknown): Stop | undefined {
  if (error instanceof Stop) return error;
  if (error instanceof NotifierOptionError) return new Stop('usage', inTermsOfFlags(error));
  if (error instanceof StoreError || error instanceof ReportError) return new Stop('usage', error.message);
  // A file system error: its message names operation and path.
  const { syscall, message } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : new Stop('usage', message);
}
