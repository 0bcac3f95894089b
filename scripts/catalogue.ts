// Reads catalogue.csv: every action of a dashboard, what may be told of it and what never, and where it comes from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './generate/schemas.ts';

export interface CatalogueAction {
  readonly service: string;
  readonly resource: string;
  readonly action: string;
  /** Names and phrases, with commas between. */
  readonly parameters: string;
  /** What must have no member to be in. */
  readonly never: readonly string[];
  /** The event types of OpenStack's services that belong to it. */
  readonly serviceEvents: string;
  /** The forms of Horizon that do it, in its releases of 2013 and 2026. */
  readonly horizon: readonly string[];
}

export function readCatalogue(): CatalogueAction[] {
  const [head = [], ...rows] = parseCsv(readFileSync(path.join(root, 'test/catalogue.csv'), 'utf8'));
  return rows.map((row) => {
    const cell = (name: string): string => row[head.indexOf(name)] ?? '';
    const [service, resource, action] = [cell('service'), cell('resource'), cell('action')];
    const never = itemsOf(cell('never')).flatMap((item) => /^\w+/.exec(item) ?? []);
    const horizon = cell('horizon_source')
      .split(';')
      .filter((source) => source !== '');
    const serviceEvents = cell('service_event_type');
    return { service, resource, action, parameters: cell('parameters'), never, serviceEvents, horizon };
  });
}

/** `compute/server-group`: the path of a resource's schema. */
export function pathOf({ service, resource }: CatalogueAction): string {
  return `${service}/${resource}`.replaceAll('_', '-');
}

/** RFC 4180: a cell in quotes may hold commas, and quotes that are doubled. */
function parseCsv(text: string): string[][] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  );
}

/** The items between commas that stand in no parentheses or braces. */
export function itemsOf(cell: string): string[] {
  return cell
    .split(/,(?![^({]*[)}])/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
