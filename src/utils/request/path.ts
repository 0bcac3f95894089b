import { textOf } from '../describing/members.ts';
import { read } from '../describing/safe-read.ts';
import { firstOf } from './parts.ts';

/**
 * Returns the path of a request, whose URL may be a path or a whole URL: without host, credentials, query and fragment.
 * Express and Koa keep the whole URL in a separate member when a router is mounted.
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

/** Returns the dashboard and panel in a path of Horizon's: `/dashboard/project/volumes/…` is `project/volumes`. */
export function viewOf(path: string | undefined): string | undefined {
  return /(?:^|\/)((?:project|admin|identity|settings)\/[\w-]+)(?:\/|$)/.exec(path ?? '')?.[1];
}
