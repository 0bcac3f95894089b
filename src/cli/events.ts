import type { Command } from 'commander';
import { eventTypeMatcher } from '../utils/text/glob.ts';
import { resources } from './catalogue.ts';
import { Columns } from './columns.ts';
import { jsonOf } from './json.ts';
import { Stop } from './stop.ts';
import { print } from './terminal.ts';

const phases = ['start', 'end', 'error'];

const examples = `
An event type is dashboard.<resource>.<action>.<phase>; the phase is start, end or error. Each line is an action, with
its description and parameters.

Examples:
  notify-about events
  notify-about events 'dashboard.volume*'
  notify-about events '*snapshot*'
  notify-about events | grep -i password`;

export function addEvents(program: Command): void {
  program
    .command('events')
    .description('List all event types.')
    .argument('[glob]', 'only these event types', '*')
    .option('--json', 'a line of JSON each: {"event", "description", "parameters"}')
    .addHelpText('after', examples)
    .action(events);
}

async function events(glob: string, { json }: { json?: true }): Promise<void> {
  const fits = eventTypeMatcher([glob]);
  const actions = resources()
    .flatMap((resource) => resource.actions)
    .filter(({ event }) => phases.some((phase) => fits(`${event}.${phase}`)));
  if (actions.length === 0)
    throw new Stop(
      'found',
      `no event type matches '${glob}': write a glob such as 'dashboard.volume.*' or '*volume*'`,
    );
  if (json === true) {
    for (const action of actions)
      await print(
        jsonOf({ event: action.event, description: action.description, parameters: action.parameters }),
      );
    return;
  }
  const rows = actions.map(({ event, description, parameters }) => [
    `${event}.*`,
    description,
    parameters.join(', '),
  ]);
  const columns = new Columns([64, 96]);
  for (const row of rows) columns.fit(row);
  for (const row of rows) await print(columns.row(row));
}
