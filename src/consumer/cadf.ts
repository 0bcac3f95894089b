import type { Initiator } from '../generated/common.ts';
import { cadfAction } from './cadf/actions.ts';
import { targetTypes } from './cadf/targets.ts';
import { commonPayload, type CommonPayload } from './common-payload.ts';
import type { Notification } from './validate.ts';

/** A CADF event of the type `activity`: DMTF DSP0262 1.0.0, with the members that OpenStack's services add. */
export interface CadfEvent {
  readonly typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event';
  readonly eventType: 'activity';
  /** The notification's `message_id`: the same in a duplicate. */
  readonly id: string;
  /** `YYYY-MM-DDTHH:MM:SS.ffffff+00:00`. */
  readonly eventTime: string;
  /** The notification's `event_type`. */
  readonly name: string;
  /** `create`, `start/soft_reboot`, `update/extend`, … */
  readonly action: string;
  /** `pending` for a start. */
  readonly outcome: 'success' | 'failure' | 'pending';
  /** The reason of a failure. */
  readonly reason?: CadfReason;
  readonly initiator: CadfInitiator;
  readonly target: CadfResource;
  /** The dashboard that emitted it. */
  readonly observer: CadfResource;
  /**
   * `correlation_id?value=<operation_id>`: a start and its end have the same, as the two events of keystonemiddleware;
   * and `occurrences?value=<count>` where one notification stands for several failures.
   */
  readonly tags?: readonly string[];
}

/** The target of an event, as CADF (DSP0262) names it. */
export interface CadfResource {
  /** `unknown` where the notification has no id, as when a resource could not be created. */
  readonly id: string;
  /** `storage/volume`, … */
  readonly typeURI: string;
  readonly name?: string;
  readonly project_id?: string;
}

/**
 * Facts about a user under the schemas' own names: project, domain, authentication, and the user who is impersonated.
 * CADF allows such extensions; those that Hermes reads have its names (sapcc/go-api-declarations, cadf/event.go).
 */
export const initiatorExtensions = [
  'project_id',
  'project_domain_id',
  'project_domain_name',
  'scope_domain_id',
  'scope_domain_name',
  'system_scope',
  'application_credential_id',
  'trust_id',
  'trustor_user_id',
  'trustee_user_id',
  'audit_ids',
] as const;

/** The user. `unknown` is the id, and the type, of a user whom the dashboard could not identify. */
export interface CadfInitiator
  extends CadfResource, Readonly<Pick<Initiator, (typeof initiatorExtensions)[number]>> {
  /** The name of the user's domain. */
  readonly domain?: string;
  readonly domain_id?: string;
  readonly request_id?: string;
  readonly global_request_id?: string;
  readonly host?: { readonly address?: string; readonly agent?: string };
  /** The dashboard's session, by an id that grants no access. */
  readonly credential?: { readonly type: 'session'; readonly token: string };
}

/** The HTTP status of the service's response; without one, the class of the exception. */
export interface CadfReason {
  readonly reasonType: 'HTTP' | 'exception';
  readonly reasonCode: string;
}

/**
 * Converts a notification to an event of the Cloud Auditing Data Federation (DMTF DSP0262), for audit trails. An action
 * that CADF does not know is named below one that it does, as `update/extend`.
 *
 * @example
 * ```ts
 * import { toCadf, validateNotification } from 'notify-about/consumer';
 *
 * export function auditRecord(received: unknown): string {
 *   return JSON.stringify(toCadf(validateNotification(received)));
 * }
 * ```
 */
export function toCadf(notification: Notification): CadfEvent {
  const payload = commonPayload(notification);
  const reason = reasonOf(payload);
  return {
    typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
    eventType: 'activity',
    id: notification.message_id,
    eventTime: `${notification.timestamp.replace(' ', 'T')}+00:00`,
    name: notification.event_type,
    action: cadfAction(payload.action),
    outcome: outcomes[payload.phase],
    ...(reason && { reason }),
    initiator: initiatorOf(payload),
    target: targetOf(payload),
    observer: observerOf(notification.publisher_id),
    ...tagsOf(payload),
  };
}

const outcomes = { start: 'pending', end: 'success', error: 'failure' } as const;

function reasonOf({ fault }: CommonPayload): CadfReason | undefined {
  if (fault === undefined) return undefined;
  const { status_code: status, exception } = fault;
  if (status === undefined) return { reasonType: 'exception', reasonCode: exception };
  return { reasonType: 'HTTP', reasonCode: String(status) };
}

function initiatorOf({ initiator = {}, request = {} }: CommonPayload): CadfInitiator {
  const { user_id: id, remote_address: address, user_agent: agent, session_id: token } = initiator;
  return {
    id: id ?? 'unknown',
    typeURI: id === undefined ? 'unknown' : 'service/security/account/user',
    ...given({
      name: initiator.user_name,
      domain: initiator.domain_name,
      domain_id: initiator.domain_id,
      ...extensionsOf(initiator),
      request_id: request.id,
      global_request_id: request.global_id,
      host: address === undefined && agent === undefined ? undefined : given({ address, agent }),
      credential: token === undefined ? undefined : { type: 'session', token },
    }),
  };
}

function extensionsOf(initiator: Initiator): Pick<Initiator, (typeof initiatorExtensions)[number]> {
  return Object.fromEntries(initiatorExtensions.map((name) => [name, initiator[name]]));
}

function targetOf({ resource }: CommonPayload): CadfResource {
  const { type, id, name, project_id } = resource;
  // A resource of a later release, which reports may meet.
  const typeURI = Object.hasOwn(targetTypes, type) ? targetTypes[type] : 'unknown';
  return { id: id ?? name ?? 'unknown', typeURI, ...given({ name, project_id }) };
}

function observerOf(publisherId: string): CadfResource {
  const [service = ''] = publisherId.split('.');
  return { id: publisherId, typeURI: 'service/dashboard', name: service };
}

// A tag with a value as pycadf's generate_name_value_tag writes it; the name is that of keystonemiddleware's audit
// filter.
function tagsOf({ operation_id: id, occurrences }: CommonPayload): Pick<CadfEvent, 'tags'> {
  const tags = [
    ...(id === undefined ? [] : [`correlation_id?value=${id}`]),
    ...(occurrences === undefined ? [] : [`occurrences?value=${String(occurrences.count)}`]),
  ];
  return tags.length === 0 ? {} : { tags };
}

type Present<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Omits absent members. */
function given<const T extends object>(members: T): Present<T> {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Present<T>;
}
