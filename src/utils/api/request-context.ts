import type { Notifier } from './notifier.ts';

/**
 * Who acts, in which request: the first argument of every `notifyAbout…` function. Every member is optional; absent
 * members are not emitted. Pass the same object for the start and the end of an action, and the end has the duration.
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
  /** The request's id, `req-` and a UUID. Consumers correlate notifications by it. */
  readonly requestId?: string | undefined;
  /** The id that is passed on from service to service. */
  readonly globalRequestId?: string | undefined;
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
  readonly projectId?: string | undefined;
  readonly projectName?: string | undefined;
  /** The domain of the project. It may differ from the user's. */
  readonly projectDomainId?: string | undefined;
  readonly projectDomainName?: string | undefined;
  /** The domain of the user. */
  readonly domainId?: string | undefined;
  readonly domainName?: string | undefined;
  /** The domain that the user is scoped to, as its administrator, when the scope is a domain and not a project. */
  readonly scopeDomainId?: string | undefined;
  readonly scopeDomainName?: string | undefined;
  /** `all` when the user is scoped to the whole system, and not to a project. */
  readonly systemScope?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly isAdmin?: boolean | undefined;
  readonly region?: string | undefined;
  /** Keystone's audit ids of the token, which grant no access: its own, then that of the original login. */
  readonly auditIds?: readonly string[] | undefined;
  /** The application credential that the user authenticated with. */
  readonly applicationCredentialId?: string | undefined;
  /** The trust by which the user acts on behalf of another user. */
  readonly trustId?: string | undefined;
  /** The user who gave the trust. With impersonation, also the `userId`. */
  readonly trustorUserId?: string | undefined;
  /** The user who was given the trust, and who acts. */
  readonly trusteeUserId?: string | undefined;
  /** The IP address that the user's request came from. Anything that is not an IP address is not emitted. */
  readonly remoteAddress?: string | undefined;
  readonly userAgent?: string | undefined;
  /** An id of the session for analysis, never the session's secret. */
  readonly sessionId?: string | undefined;
  /** The dashboard and panel, such as `project/volumes`. */
  readonly view?: string | undefined;
  /** The HTTP method of the request. */
  readonly method?: string | undefined;
  /** The path of the request's URL. */
  readonly path?: string | undefined;
  /** The trace that the request belongs to (W3C Trace Context). It is sent beside the notification, not in it. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** The notifier to use instead of the installed one. */
  readonly notifier?: Notifier | undefined;
  /** Keeps a request from being passed as a context: `contextFromRequest` makes a context from a request. */
  readonly headers?: undefined;
}
