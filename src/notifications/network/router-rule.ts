import {
  routerRule as subject,
  type RouterRuleParameters,
  type RouterRuleResource,
} from '../../generated/network/router-rule.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a rule of a router. Returns at once and never throws, whatever its arguments.
 *
 * `rule` is one of a router's `router_rules` as Big Switch's extension of Neutron's API v2.0 returned it, with the
 * `router_id` that it belongs to, or as little as `{ router_id }`, as for `reset`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param rule The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRouterRuleAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, router: { id: string };
 *
 * const parameters = { source: 'any', destination: '10.0.0.0/24', action: 'deny' };
 * const rule = { ...parameters, router_id: router.id };
 * notifyAboutRouterRuleAction(context, rule, { action: 'create', phase: 'start', parameters });
 * notifyAboutRouterRuleAction(context, { router_id: router.id }, { action: 'reset', phase: 'end' });
 * ```
 */
export function notifyAboutRouterRuleAction<Action extends keyof RouterRuleParameters & string>(
  context: RequestContext,
  rule: Resource,
  details: DetailsOf<RouterRuleParameters, Action>,
): void {
  emit(subject, describeRouterRule, context, rule, details);
}

/** From Neutron's extension `router_rules` of 2013 (neutron/plugins/bigswitch/extensions/routerrule.py). */
function describeRouterRule(rule: unknown): Described<RouterRuleResource> {
  const id = textOf(rule, 'id');
  const router = textOf(rule, 'router_id') ?? id;
  const ruleId = textOf(rule, 'rule_id') ?? (id === router ? undefined : id);
  return {
    type: 'router_rule',
    id: router,
    name: endsOf(rule) ?? textOf(rule, 'name') ?? ruleId ?? router,
    router_id: router,
    rule_id: ruleId,
    action: textOf(rule, 'action'),
    nexthops: textsOf(rule, 'nexthops'),
  };
}

function endsOf(rule: unknown): string | undefined {
  const [source, destination] = [textOf(rule, 'source'), textOf(rule, 'destination')];
  return source === undefined || destination === undefined ? undefined : `${source}->${destination}`;
}
