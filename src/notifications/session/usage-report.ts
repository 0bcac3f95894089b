import {
  usageReport as subject,
  type UsageReportParameters,
  type UsageReportResource,
} from '../../generated/session/usage-report.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { projectOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a usage report. Returns at once and never throws, whatever its arguments.
 *
 * `usage` is a project's usage as Nova's API v2.1 returned it, or as little as the project's `{ id }` or `{ name }`.
 * With `{}` the report is about all projects, and is named `global`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param usage The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutUsageReportAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { start: '2026-11-01', end: '2026-11-30' };
 * notifyAboutUsageReportAction(context, {}, { action: 'export_csv', phase: 'end', parameters });
 * ```
 */
export function notifyAboutUsageReportAction<Action extends keyof UsageReportParameters & string>(
  context: RequestContext,
  usage: Resource,
  details: DetailsOf<UsageReportParameters, Action>,
): void {
  emit(subject, describeUsageReport, context, usage, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-usage-statistics-for-tenant. */
function describeUsageReport(usage: unknown): Described<UsageReportResource> {
  const { id, name } = projectOf(usage);
  return {
    type: 'usage_report',
    id,
    name: id === undefined ? (name ?? 'global') : name,
    project_id: id,
  };
}
