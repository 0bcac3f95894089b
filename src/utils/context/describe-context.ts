import type { RequestContext } from '../api/request-context.ts';
import type { Initiator, Request } from '../../generated/common.ts';
import type { Described } from '../api/details.ts';
import { each, flag, read, text } from '../describing/safe-read.ts';
import { ipAddress } from '../request/ip-address.ts';

/** The request context under oslo's names, as it is sent beside the envelope. */
export type WireContext = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export function describeInitiator(context: unknown): Described<Initiator> | undefined {
  return unlessEmpty(guarded(context, initiatorOf));
}

export function describeRequest(context: unknown): Described<Request> | undefined {
  return unlessEmpty(guarded(context, requestOf));
}

// Guarding each member by itself takes twice as long, and hardly any context has a member that throws.
function guarded<T>(context: unknown, describe: (context: RequestContext) => T): T {
  try {
    return describe(context as RequestContext);
  } catch {
    return describe(new Proxy({}, { get: (_, name) => read(context, name) }));
  }
}

function initiatorOf(context: RequestContext): Described<Initiator> {
  const project = { id: text(context.projectId), name: text(context.projectName) };
  const isInProject = project.id !== undefined || project.name !== undefined;
  return {
    user_id: text(context.userId),
    user_name: text(context.userName),
    project_id: project.id,
    project_name: project.name,
    project_domain_id: isInProject ? text(context.projectDomainId) : undefined,
    project_domain_name: isInProject ? text(context.projectDomainName) : undefined,
    domain_id: text(context.domainId),
    domain_name: text(context.domainName),
    scope_domain_id: text(context.scopeDomainId),
    scope_domain_name: text(context.scopeDomainName),
    system_scope: text(context.systemScope),
    roles: texts(context.roles),
    is_admin: flag(context.isAdmin),
    region: text(context.region),
    audit_ids: texts(context.auditIds),
    application_credential_id: text(context.applicationCredentialId),
    trust_id: text(context.trustId),
    trustor_user_id: text(context.trustorUserId),
    trustee_user_id: text(context.trusteeUserId),
    remote_address: ipAddress(context.remoteAddress),
    user_agent: text(context.userAgent),
    session_id: text(context.sessionId),
  };
}

function requestOf(context: RequestContext): Described<Request> {
  return {
    id: text(context.requestId),
    global_id: text(context.globalRequestId),
    view: text(context.view),
    method: text(context.method),
    path: text(context.path),
  };
}

function texts(list: unknown): string[] | undefined {
  const found = each(list, text);
  return found.length > 0 ? found : undefined;
}

/**
 * Returns the context for oslo's consumers. They read different names for the same value (`project` is oslo.context's,
 * `tenant` that of older ones), so each is sent; for them, `domain` is the domain that the user is scoped to, not the
 * user's own (oslo_context/context.py). Ceilometer reads the request id only from here. There is no name for a token
 * here, so a token cannot be sent.
 */
export function wireContext(
  initiator: Described<Initiator> = {},
  request: Described<Request> = {},
): WireContext {
  const { user_id, project_id, scope_domain_id, domain_id, project_domain_id } = initiator;
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
    domain: scope_domain_id,
    domain_id: scope_domain_id,
    domain_name: initiator.scope_domain_name,
    user_domain: domain_id,
    user_domain_id: domain_id,
    user_domain_name: initiator.domain_name,
    project_domain: project_domain_id,
    project_domain_id,
    project_domain_name: initiator.project_domain_name,
    system_scope: initiator.system_scope,
    roles: initiator.roles,
    is_admin: initiator.is_admin,
  };
}

/** Returns the object, or `undefined` when all its members are. Those that are `undefined` do not reach the wire. */
function unlessEmpty<T extends object>(described: T): T | undefined {
  for (const member in described) if (described[member] !== undefined) return described;
  return undefined;
}
