import type { Command } from 'commander';
import { Stop } from './stop.ts';

/** Adds `help`, which finds commands of commands, too: `help report errors`. */
export function addHelp(program: Command): void {
  program
    .command('help')
    .description('Show the help of a command.')
    .argument('[command...]', 'the command, such as tail, or report errors')
    .action((names: readonly string[]) => {
      commandOf(program, names).help();
    });
}

function commandOf(program: Command, names: readonly string[]): Command {
  return names.reduce((command, name) => {
    const found = command.commands.find((each) => each.name() === name);
    if (found === undefined) throw new Stop('usage', `no such command: ${names.join(' ')}; see help`);
    return found;
  }, program);
}
