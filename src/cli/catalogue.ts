// The catalogue of event types, from the schemas in this package.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from './stop.ts';

export interface Action {
  /** `dashboard.volume.extend` */
  readonly event: string;
  /** Its description, in a sentence. */
  readonly description: string;
  readonly parameters: readonly string[];
  /** The path of the sample, a notification of the end. */
  readonly sample: string;
}

export interface Resource {
  /** As in an event type: `volume_type`. */
  readonly type: string;
  readonly schema: string;
  readonly actions: readonly Action[];
}

interface Schema {
  readonly oneOf: readonly {
    readonly description: string;
    readonly properties: {
      readonly action: { readonly const: string };
      readonly parameters?: { readonly properties?: object };
    };
  }[];
}

/** Returns every resource, by service. */
export function resources(): Resource[] {
  const folder = path.dirname(fileURLToPath(import.meta.resolve('notify-about/schemas/notification.json')));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!common)[a-z-]+[\\/][a-z0-9-]+\.json$/.test(file))
    .sort()
    .map((file) => resourceOf(path.join(folder, file)));
}

function resourceOf(file: string): Resource {
  const name = path.basename(file, '.json');
  const type = name.replaceAll('-', '_');
  const { oneOf } = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const actions = oneOf.map(({ description, properties: { action, parameters } }) => ({
    event: `dashboard.${type}.${action.const}`,
    description,
    parameters: Object.keys(parameters?.properties ?? {}),
    sample: path.join(path.dirname(file), 'samples', `${name}.${action.const.replaceAll('_', '-')}.json`),
  }));
  return { type, schema: file, actions };
}

/** Returns the resource of an event type, or with a name. Throws a `Stop` for an unknown one. */
export function resourceNamed(name: string): Resource {
  const type = name.startsWith('dashboard.') ? name.split('.')[1] : name;
  const found = resources().find((resource) => resource.type === type);
  if (found === undefined)
    throw new Stop('found', `no such resource or event type: '${name}': 'notify-about events' lists all`);
  return found;
}

/** Returns the action of an event type in any phase. Throws a `Stop` for an unknown one. */
export function actionOf(eventType: string): Action {
  const found = resourceNamed(eventType).actions.find(({ event }) => eventType.startsWith(`${event}.`));
  if (found === undefined)
    throw new Stop('found', `no such event type: '${eventType}': 'notify-about events' lists all`);
  return found;
}
