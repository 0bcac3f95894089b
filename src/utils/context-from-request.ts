import { randomUUID } from 'node:crypto';
import type { RequestContext } from './context.ts';
import { numberOf, textOf } from './describing.ts';
import { processWide } from './process-wide.ts';
import { each, isObject, list, read, text } from './reading.ts';
import { traceOf } from './trace.ts';

/** What a request does not say by itself. */
export interface RequestSource {
  /** The body of Keystone's answer to a v3 authentication, or its member `token`. */
  readonly token?: object | undefined;
  /**
   * How many proxies of yours stand before the server: the user's address is then read from `X-Forwarded-For`, so many
   * places from its end. Without it the header, which anybody can send, is not believed; what Express and Fastify say
   * by their own setting (`request.ip`) is.
   */
  readonly proxies?: number | undefined;
}

/**
 * Makes a request context from a request of Node, Express or Fastify, and from a Keystone token. Never throws; what is
 * not known is absent. The request's id is made when there is none, and is the same for each call with one request.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { contextFromRequest, notifyAboutSessionAction } from 'notify-about';
 *
 * createServer((request, response) => {
 *   const context = contextFromRequest(request, { proxies: 1 });
 *   notifyAboutSessionAction(context, {}, { action: 'logout', phase: 'end', parameters: { reason: 'user' } });
 *   response.end();
 * });
 * ```
 */
export function contextFromRequest(request: object, source: RequestSource = {}): RequestContext {
  const headers = read(request, 'headers');
  const path = pathOf(request);
  return {
    ...contextFromToken(read(source, 'token')),
    requestId: requestIdOf(request),
    globalRequestId: requestId(header(headers, 'x-openstack-request-id')),
    remoteAddress: remoteAddress(request, headers, numberOf(source, 'proxies')),
    userAgent: header(headers, 'user-agent'),
    view: viewOf(path),
    method: textOf(request, 'method'),
    path,
    ...traceOf({
      traceparent: header(headers, 'traceparent'),
      tracestate: header(headers, 'tracestate'),
    }),
  };
}

/** From https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management. */
function contextFromToken(body: unknown): RequestContext {
  const token = read(body, 'token') ?? body;
  const [user, project] = [read(token, 'user'), read(token, 'project')];
  const roles = each(read(token, 'roles'), (role) => textOf(role, 'name'));
  return {
    userId: textOf(user, 'id'),
    userName: textOf(user, 'name'),
    domainId: textOf(read(user, 'domain'), 'id'),
    domainName: textOf(read(user, 'domain'), 'name'),
    projectId: textOf(project, 'id'),
    projectName: textOf(project, 'name'),
    ...(read(read(token, 'system'), 'all') === true && { systemScope: 'all' }),
    ...(roles.length > 0 && { roles, isAdmin: roles.includes('admin') }),
  };
}

// One request has one id, however often a context is made of it.
const requestIds = processWide('request ids', () => new WeakMap<object, string>());

function requestIdOf(request: object): string {
  const id = knownId(request) ?? requestId(textOf(request, 'id')) ?? `req-${randomUUID()}`;
  if (isObject(request)) requestIds.set(request, id);
  return id;
}

function knownId(request: unknown): string | undefined {
  return isObject(request) ? requestIds.get(request) : undefined;
}

/** An id in OpenStack's form (oslo_middleware/request_id.py); anything else could be anything. */
function requestId(id: string | undefined): string | undefined {
  return id !== undefined && /^req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}

/** The path without its query, which may hold anything. Express keeps the whole URL apart when it mounts a router. */
function pathOf(request: object): string | undefined {
  return text(textOf(request, 'originalUrl', 'url')?.replace(/[?#].*$/s, ''));
}

/** The dashboard and panel of Horizon's paths: `/dashboard/project/volumes/…` is `project/volumes`. */
function viewOf(path: string | undefined): string | undefined {
  const [, view] = /(?:^|\/)((?:project|admin|identity|settings)\/[\w-]+)(?:\/|$)/.exec(path ?? '') ?? [];
  return view;
}

function remoteAddress(request: object, headers: unknown, proxies: number | undefined): string | undefined {
  const direct = textOf(request, 'ip') ?? textOf(read(request, 'socket'), 'remoteAddress');
  if (proxies === undefined || proxies < 1) return direct;
  const forwarded = header(headers, 'x-forwarded-for')?.split(',') ?? [];
  return text(forwarded.at(-proxies)?.trim()) ?? direct;
}

function header(headers: unknown, name: string): string | undefined {
  const value = read(headers, name);
  return text(value) ?? text(list(value).join(','));
}
