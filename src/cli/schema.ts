import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { resourceNamed } from './catalogue.ts';
import { print } from './terminal.ts';

const examples = `
The schema (JSON Schema 2020-12) is of the payload; that of the envelope is notify-about/schemas/notification.json.

Examples:
  notify-about schema dashboard.volume.extend.end
  notify-about schema volume_type
  notify-about schema volume | jq '."$defs".resource'`;

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('Print the JSON Schema of a resource.')
    .argument('<event type>', 'event type or resource')
    .addHelpText('after', examples)
    .action(async (name: string) => {
      await print(readFileSync(resourceNamed(name).schema, 'utf8').trimEnd());
    });
}
