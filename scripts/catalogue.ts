// Reads catalogue.csv: every action of a dashboard, which of its data may be emitted, which never, and its sources.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './generate/schemas.ts';

export interface CatalogueAction {
  readonly service: string;
  readonly resource: string;
  readonly action: string;
  /** Names and phrases, separated by commas. */
  readonly parameters: string;
  /** Data for which there must be no member. */
  readonly never: readonly string[];
  /** The corresponding event types of OpenStack's services. */
  readonly serviceEvents: string;
  /** The corresponding forms of Horizon, in its releases of 2013 and 2026. */
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

/** Returns the path of a resource's schema: `compute/server-group`. */
export function pathOf({ service, resource }: CatalogueAction): string {
  return `${service}/${resource}`.replaceAll('_', '-');
}

/** RFC 4180: a quoted cell may contain commas, and doubled quotes. */
function parseCsv(text: string): string[][] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  );
}

/** Returns the items between commas outside parentheses and braces. */
export function itemsOf(cell: string): string[] {
  return cell
    .split(/,(?![^({]*[)}])/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
