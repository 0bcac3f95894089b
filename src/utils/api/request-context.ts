import type { Notifier } from './notifier.ts';

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
  /** The domain of the project, which may be another one than the user's. */
  readonly projectDomainId?: string | undefined;
  readonly projectDomainName?: string | undefined;
  /** The domain of the user. */
  readonly domainId?: string | undefined;
  readonly domainName?: string | undefined;
  /** The domain that the user works with, as its administrator, when it is a domain and no project. */
  readonly scopeDomainId?: string | undefined;
  readonly scopeDomainName?: string | undefined;
  /** `all` when the user works with the whole system, and no project. */
  readonly systemScope?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly isAdmin?: boolean | undefined;
  readonly region?: string | undefined;
  /** Keystone's ids of the token for auditors, which open nothing: its own, then that of the login that it goes back to. */
  readonly auditIds?: readonly string[] | undefined;
  /** The application credential that the user was let in by. */
  readonly applicationCredentialId?: string | undefined;
  /** The trust by which the user acts in the place of another one. */
  readonly trustId?: string | undefined;
  /** Who gave the trust. With impersonation this is the user too. */
  readonly trustorUserId?: string | undefined;
  /** Who was given the trust, and acts. */
  readonly trusteeUserId?: string | undefined;
  /** Where the user's request came from: an IP address. What is none is not told. */
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
