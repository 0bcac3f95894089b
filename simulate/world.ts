import type { Notifier, RequestContext } from '../src/index.ts';
import type { Witness } from './answers/answers.ts';
import { regions } from './calendar.ts';
import type { Person } from './cloud/people.ts';
import type { WorldClock } from './clock.ts';
import type { Operation } from './operation.ts';
import type { Random } from './random.ts';

/** The shared state of the simulated world. */
export interface World {
  readonly clock: WorldClock;
  /** The generator for decisions; ids have one of their own. */
  readonly random: Random;
  readonly ids: Random;
  readonly witness: Witness;
}

/** Returns the context of a session's next request. RegionTwo traces requests. */
export function contextOf({ ids }: World, person: Person, notifier: Notifier): RequestContext {
  const { id: userId, name: userName, project, remoteAddress, userAgent } = person;
  const { id: projectId, name: projectName, region } = project;
  return {
    ...{ userId, userName, projectId, projectName, remoteAddress, userAgent, notifier },
    ...{ domainId: 'default', domainName: 'Default', roles: ['member', 'reader'], isAdmin: false },
    region: region.name,
    sessionId: ids.hex(16),
    ...(region === regions[1] && { traceparent: `00-${ids.hex(32)}-${ids.hex(16)}-01` }),
  };
}

export function requestOf({ ids }: World, { view, action }: Operation): RequestContext {
  return {
    requestId: `req-${ids.uuid()}`,
    view,
    method: 'POST',
    path: `/${view}/${action.replace('.', '/')}/`,
  };
}
