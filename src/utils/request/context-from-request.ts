import type { RequestContext } from '../api/request-context.ts';
import { numberOf, textOf } from '../describing/members.ts';
import { read } from '../describing/safe-read.ts';
import { header, isInHeaders } from './headers.ts';
import { knownRequest, rememberContext } from './known-requests.ts';
import { firstOf, partsOf } from './parts.ts';
import { pathOf, viewOf } from './path.ts';
import { remoteAddress } from './remote-address.ts';
import { contextFromToken } from './token.ts';
import { traceOf } from './trace.ts';

/** What the request itself does not contain. */
export interface RequestSource {
  /**
   * The body of Keystone's response to a v3 authentication, or its member `token`; or a function that returns one of
   * these synchronously. When it throws, the context is made as if there were no token.
   */
  readonly token?: object | (() => object | null | undefined) | undefined;
  /**
   * The number of your reverse proxies in front of the server. The user's address is then read from `X-Forwarded-For`,
   * or without it from `Forwarded` (RFC 7239), at that position from the end. Without this option these headers, which
   * any client can send, are ignored; the address that a framework determines by its own setting (`request.ip`) is
   * used.
   */
  readonly proxies?: number | undefined;
  /** The dashboard and panel, such as `project/volumes`, if the path is not one of Horizon's. */
  readonly view?: string | undefined;
}

/**
 * Makes a request context from a request and a Keystone token. The request is one of Node, Express, Fastify, Koa, h3 or
 * hapi; the Web's `Request`, or the object with one in it that Hono, SvelteKit, Remix or Astro pass to a handler; or
 * `Headers` alone, as Next.js returns them. Never throws; unknown members are absent. Contexts of one request have the
 * same request id, and a start and an end that are emitted with different ones are still matched.
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
  const parts = partsOf(request);
  const sent = firstOf(parts, (part) => read(part, 'headers'));
  const known = knownRequest(parts.at(-1), () => ownId(parts, sent));
  const headers = sent ?? request;
  const path = pathOf(parts);
  const context = withoutAbsent({
    ...contextFromToken(read(source, 'token')),
    requestId: known.id,
    globalRequestId: globalId(headers),
    remoteAddress: remoteAddress(parts, headers, numberOf(source, 'proxies')),
    userAgent: header(headers, 'user-agent'),
    view: textOf(source, 'view') ?? viewOf(path),
    method: firstOf(parts, (part) => textOf(part, 'method'))?.toUpperCase(),
    path,
    ...traceOf({
      traceparent: header(headers, 'traceparent'),
      tracestate: header(headers, 'tracestate'),
    }),
  });
  rememberContext(context, known);
  return context;
}

/**
 * Returns the id that the framework gave to the request. An id that the client sent could be that of another request.
 */
function ownId(parts: readonly object[], headers: unknown): string | undefined {
  const id = firstOf(parts, (part) => inForm(textOf(part, 'id')));
  return id === undefined || isInHeaders(headers, id) ? undefined : id;
}

/** Returns the id that the client sent for all services to pass on. */
function globalId(headers: unknown): string | undefined {
  return inForm(header(headers, 'x-openstack-request-id')) ?? inForm(header(headers, 'x-request-id'));
}

/**
 * Returns the id if it has OpenStack's form (oslo_middleware/request_id.py); an id in another form could contain
 * anything.
 */
function inForm(id: string | undefined): string | undefined {
  return id !== undefined && /^req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}

function withoutAbsent(context: RequestContext): RequestContext {
  const known: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(context)) if (member !== undefined) known[name] = member;
  return known;
}
