// The priorities of notifications, each with a queue of its own (oslo_messaging/notify/notifier.py).
import { InvalidArgumentError, type Command } from 'commander';

const priorities: readonly string[] = ['audit', 'debug', 'info', 'warn', 'error', 'critical', 'sample'];

export interface PriorityOption {
  readonly priority?: readonly string[];
}

export function addPriorityOption(command: Command): Command {
  return command.option(
    '--priority <names>',
    `only these of ${priorities.join(', ')}, with commas; default: all with a queue`,
    chosen,
  );
}

/** Returns a notifier's topics with these priorities, in the form that `listen` accepts. */
export function withPriorities(
  topics: readonly string[] = ['notifications'],
  chosen: readonly string[] = priorities,
): string[] {
  return topics.flatMap((topic) => chosen.map((priority) => `${topic}.${priority}`));
}

function chosen(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.every((name) => priorities.includes(name))) return [...new Set(names)];
  throw new InvalidArgumentError(`Expected any of ${priorities.join(', ')}.`);
}
