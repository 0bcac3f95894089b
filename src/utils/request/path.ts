import { textOf } from '../describing/members.ts';
import { read } from '../describing/safe-read.ts';
import { firstOf } from './parts.ts';

/**
 * The path of a request, which is given as a path or as a whole URL: without its host, credentials, query and fragment.
 * Express and Koa keep the whole of it apart when a router is mounted.
 */
export function pathOf(parts: readonly object[]): string | undefined {
  return firstOf(parts, urlPath) ?? firstOf(parts, (part) => pathIn(textOf(part, 'path')));
}

function urlPath(part: object): string | undefined {
  return pathIn(textOf(part, 'originalUrl', 'url') ?? textOf(read(part, 'url'), 'pathname'));
}

function pathIn(url: string | undefined): string | undefined {
  return /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)?(\/[^?#]*)/i.exec(url ?? '')?.[1];
}

/** The dashboard and panel of Horizon's paths: `/dashboard/project/volumes/…` is `project/volumes`. */
export function viewOf(path: string | undefined): string | undefined {
  return /(?:^|\/)((?:project|admin|identity|settings)\/[\w-]+)(?:\/|$)/.exec(path ?? '')?.[1];
}
