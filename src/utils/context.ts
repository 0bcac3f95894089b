import type { Initiator, Request } from '../generated/common.ts';
import type { Described } from './details.ts';
import type { Notifier } from './notifier.ts';
import { each, flag, read, text } from './reading.ts';

/**
 * Who acts, in which request: the first argument of every `notifyAbout…` function. Every member is optional; what is
 * absent is not told. Use the same object for the start and the end of an action, and the duration is told too.
 *
 * @example
 * ```ts
 * import type { RequestContext } from 'notify-about';
 *
 * const context: RequestContext = {
 *   requestId: 'req-0a5b7f0e-5f2b-4f0e-9d4e-8d1c0f0a7c11',
 *   userId: '3f5c…', userName: 'alice', projectId: '9b2e…', projectName: 'web',
 *   roles: ['member'], region: 'RegionOne', remoteAddress: '192.0.2.7', view: 'project/volumes',
 * };
 * ```
 */
export interface RequestContext {
  /** The request's id, `req-` and a UUID. Consumers find what belongs together by it. */
  readonly requestId?: string | undefined;
  /** The id that is passed on from service to service. */
  readonly globalRequestId?: string | undefined;
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
  readonly projectId?: string | undefined;
  readonly projectName?: string | undefined;
  /** The domain of the user. */
  readonly domainId?: string | undefined;
  readonly domainName?: string | undefined;
  /** `all` when the user works with the whole system, and no project. */
  readonly systemScope?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly isAdmin?: boolean | undefined;
  readonly region?: string | undefined;
  /** Where the user's request came from: an IP address. */
  readonly remoteAddress?: string | undefined;
  readonly userAgent?: string | undefined;
  /** An id of the session for those who analyse, never the session's secret. */
  readonly sessionId?: string | undefined;
  /** The dashboard and panel, as `project/volumes`. */
  readonly view?: string | undefined;
  /** The HTTP method of the request. */
  readonly method?: string | undefined;
  /** The path of the request's URL. */
  readonly path?: string | undefined;
  /** The trace that the request belongs to (W3C Trace Context). Not part of the notification: it travels beside it. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** The notifier to use instead of the one that is installed. */
  readonly notifier?: Notifier | undefined;
  /** A request is no context: `contextFromRequest` makes one of it. */
  readonly headers?: undefined;
}

/** The request context in oslo's names, as it travels beside the envelope. */
export type WireContext = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export function describeInitiator(context: unknown): Described<Initiator> | undefined {
  return unlessEmpty({
    user_id: text(read(context, 'userId')),
    user_name: text(read(context, 'userName')),
    project_id: text(read(context, 'projectId')),
    project_name: text(read(context, 'projectName')),
    domain_id: text(read(context, 'domainId')),
    domain_name: text(read(context, 'domainName')),
    system_scope: text(read(context, 'systemScope')),
    roles: roleNames(context),
    is_admin: flag(read(context, 'isAdmin')),
    region: text(read(context, 'region')),
    remote_address: text(read(context, 'remoteAddress')),
    user_agent: text(read(context, 'userAgent')),
    session_id: text(read(context, 'sessionId')),
  });
}

export function describeRequest(context: unknown): Described<Request> | undefined {
  return unlessEmpty({
    id: text(read(context, 'requestId')),
    global_id: text(read(context, 'globalRequestId')),
    view: text(read(context, 'view')),
    method: text(read(context, 'method')),
    path: text(read(context, 'path')),
  });
}

/**
 * The same for oslo's consumers. They read different spellings of the same thing (`project` is oslo.context's, `tenant`
 * that of older ones), so each is sent; Ceilometer takes the request id only from here. A token has no name here, and so cannot be sent.
 */
export function wireContext(
  initiator: Described<Initiator> = {},
  request: Described<Request> = {},
): WireContext {
  const { user_id, project_id, domain_id } = initiator;
  return {
    request_id: request.id,
    global_request_id: request.global_id,
    user: user_id,
    user_id,
    user_name: initiator.user_name,
    project: project_id,
    project_id,
    tenant: project_id,
    tenant_id: project_id,
    project_name: initiator.project_name,
    domain: domain_id,
    domain_id,
    user_domain: domain_id,
    project_domain: domain_id,
    user_domain_id: domain_id,
    project_domain_id: domain_id,
    system_scope: initiator.system_scope,
    roles: initiator.roles,
    is_admin: initiator.is_admin,
  };
}

function roleNames(context: unknown): string[] | undefined {
  const roles = each(read(context, 'roles'), text);
  return roles.length > 0 ? roles : undefined;
}

/** The same, or nothing when none of its members is there. Those that are `undefined` do not reach the wire. */
function unlessEmpty<T extends object>(described: T): T | undefined {
  for (const member in described) if (described[member] !== undefined) return described;
  return undefined;
}
