import type { RequestContext } from '../api/request-context.ts';
import { textOf, textsIn, textsOf } from '../describing/members.ts';
import { each, read } from '../describing/safe-read.ts';

/**
 * Returns the context in a Keystone token, from its body, wrapped as in Keystone's response or not, or from a function
 * that returns it (https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management).
 */
export function contextFromToken(given: unknown): RequestContext {
  const body = typeof given === 'function' ? bodyFrom(given as () => unknown) : given;
  const token = read(body, 'token') ?? body;
  const roles = textsIn(token, 'roles', 'name');
  return {
    ...userOf(token),
    ...scopeOf(token),
    ...(roles && { roles, isAdmin: roles.includes('admin') }),
    region: onlyRegionOf(token),
    ...delegationOf(token),
  };
}

/**
 * Calls a function that may throw. When it returns a promise, there is no token in time, and its rejection is
 * swallowed.
 */
function bodyFrom(give: () => unknown): unknown {
  try {
    const body = give();
    if (typeof read(body, 'then') !== 'function') return body;
    void Promise.resolve(body).catch(() => undefined);
  } catch {
    // The same as no token.
  }
  return undefined;
}

function userOf(token: unknown): RequestContext {
  const user = read(token, 'user');
  const domain = read(user, 'domain');
  return {
    userId: textOf(user, 'id'),
    userName: textOf(user, 'name'),
    domainId: textOf(domain, 'id'),
    domainName: textOf(domain, 'name'),
  };
}

/** A token is scoped to a project, a domain or the whole system, or is unscoped. */
function scopeOf(token: unknown): RequestContext {
  const [project, domain] = [read(token, 'project'), read(token, 'domain')];
  return {
    projectId: textOf(project, 'id'),
    projectName: textOf(project, 'name'),
    projectDomainId: textOf(read(project, 'domain'), 'id'),
    projectDomainName: textOf(read(project, 'domain'), 'name'),
    scopeDomainId: textOf(domain, 'id'),
    scopeDomainName: textOf(domain, 'name'),
    ...(read(read(token, 'system'), 'all') === true && { systemScope: 'all' }),
  };
}

/** Returns the credential that the user authenticated with, and the trust. */
function delegationOf(token: unknown): RequestContext {
  const trust = read(token, 'OS-TRUST:trust');
  return {
    auditIds: textsOf(token, 'audit_ids'),
    applicationCredentialId: textOf(read(token, 'application_credential'), 'id'),
    trustId: textOf(trust, 'id'),
    trustorUserId: textOf(read(trust, 'trustor_user'), 'id'),
    trusteeUserId: textOf(read(trust, 'trustee_user'), 'id'),
  };
}

/** Returns the region of the catalog. When there are several, the user's region is unknown. */
function onlyRegionOf(token: unknown): string | undefined {
  const endpoints = each(read(token, 'catalog'), (service) =>
    each(read(service, 'endpoints'), regionOf),
  ).flat();
  const [region, ...others] = new Set(endpoints);
  return others.length === 0 ? region : undefined;
}

function regionOf(endpoint: unknown): string | undefined {
  return textOf(endpoint, 'region_id', 'region');
}
