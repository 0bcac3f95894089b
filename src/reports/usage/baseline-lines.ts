import { number, read, text } from '../../utils/describing/safe-read.ts';
import { timeOf } from '../../utils/text/timestamp.ts';
import type { Named } from '../entry.ts';
import { ReportError } from '../report-error.ts';
import type { Baseline, BaselineResource } from './baseline.ts';
import type { BilledType } from './change.ts';

/**
 * Yields a baseline as NDJSON. The first line has its time, `{"baseline":"2026-11-01T00:00:00.000Z"}`. Each further
 * line is one resource with its known members: `type` (`instance`, `volume` or `floating_ip`), `id`, `name`, `project`
 * (`id`, `name`), `since`; of an instance `flavor` (`id`, `name`), `old_flavor` while a resize may be reverted, and
 * `shelved`; of a volume `volume_type` and `size` in GiB, or `restored` when only that is known. Times are ISO 8601.
 */
export function* baselineLines({ at, resources }: Baseline): Generator<string> {
  yield JSON.stringify({ baseline: new Date(at).toISOString() });
  for (const resource of resources) yield JSON.stringify(lineOf(resource));
}

function lineOf({ type, resource, project, since, kind, before, size, ...is }: BaselineResource): object {
  return {
    type,
    ...written(resource),
    project: written(project),
    since: new Date(since).toISOString(),
    ...(type === 'instance' && { flavor: written(kind), ...(before && { old_flavor: written(before) }) }),
    ...(type === 'volume' && !is.isRestored && { volume_type: written(kind), size }),
    ...(is.isShelved && { shelved: true }),
    ...(is.isRestored && { restored: true }),
  };
}

function written({ id, name }: Named): object {
  return { ...(id !== '' && { id }), ...(name !== '' && { name }) };
}

/**
 * Parses a baseline that `baselineLines` or a person wrote. Without `since`, a resource is held from the time of the
 * baseline on. `project`, `flavor`, `old_flavor` and `volume_type` may each be just a name or an id.
 *
 * Throws a `ReportError` (`ERR_BASELINE`) that names the line.
 */
export function parseBaseline(lines: Iterable<string>): Baseline {
  let at: number | undefined;
  const resources = new Map<string, BaselineResource>();
  let line = 0;
  for (const written of lines) {
    line++;
    if (written.trim() === '') continue;
    const value = parsed(written, line);
    if (at === undefined) at = timeIn(value, 'baseline', line);
    else addOnce(resources, resourceIn(value, at, line), line);
  }
  if (at === undefined) throw invalid(1, 'it is empty; expected a first line {"baseline":"<time>"}');
  return { at, resources: [...resources.values()] };
}

function addOnce(known: Map<string, BaselineResource>, one: BaselineResource, line: number): void {
  const key = `${one.type} ${one.resource.id}`;
  if (known.has(key)) throw invalid(line, `the ${one.type} ${one.resource.id} is listed twice`);
  known.set(key, one);
}

function parsed(written: string, line: number): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw invalid(line, 'it is not JSON');
  }
}

function resourceIn(value: unknown, at: number, line: number): BaselineResource {
  const type = typeIn(value, line);
  const id = text(read(value, 'id'));
  if (id === undefined) throw invalid(line, 'there is no "id"');
  const since = read(value, 'since') === undefined ? at : timeIn(value, 'since', line);
  if (since > at) throw invalid(line, '"since" is later than the baseline');
  const before = read(value, 'old_flavor');
  return {
    ...{ type, since, isShelved: read(value, 'shelved') === true, size: sizeIn(value, type, line) },
    ...(type === 'volume' && read(value, 'restored') === true && { isRestored: true }),
    resource: { id, name: text(read(value, 'name')) ?? '' },
    project: namedIn(read(value, 'project')),
    kind: namedIn(read(value, type === 'volume' ? 'volume_type' : 'flavor')),
    before: before === undefined ? undefined : namedIn(before),
  };
}

function typeIn(value: unknown, line: number): BilledType {
  const type = read(value, 'type');
  if (type === 'instance' || type === 'volume' || type === 'floating_ip') return type;
  throw invalid(line, '"type" is instance, volume or floating_ip');
}

function sizeIn(value: unknown, type: BilledType, line: number): number | undefined {
  const size = read(value, 'size');
  if (type !== 'volume' || size === undefined) return undefined;
  const gigabytes = number(size);
  if (gigabytes !== undefined && Number.isSafeInteger(gigabytes) && gigabytes >= 0) return gigabytes;
  throw invalid(line, '"size" is a whole number of GiB');
}

function namedIn(value: unknown): Named {
  const alone = text(value);
  if (alone !== undefined) return { id: alone, name: '' };
  return { id: text(read(value, 'id')) ?? '', name: text(read(value, 'name')) ?? '' };
}

function timeIn(value: unknown, name: string, line: number): number {
  const time = timeOf(read(value, name));
  if (!Number.isNaN(time)) return time;
  throw invalid(line, `"${name}" is not a time: write 2026-11-01T00:00:00Z`);
}

function invalid(line: number, why: string): ReportError {
  return new ReportError('ERR_BASELINE', `line ${line} of the baseline: ${why}`);
}
