import type { RequestContext } from '../src/index.ts';
import type { Holding } from './answers/usage.ts';
import type { Later } from './deferred.ts';

/** The service that is asked, by the name of its folder in `schemas/`. */
export type Service = 'compute' | 'identity' | 'image' | 'network' | 'session' | 'volume';

/** Something that a user has the dashboard do. */
export interface Operation {
  /** As in an event type, without the phase: `volume.extend`. */
  readonly action: string;
  readonly service: Service;
  /** The view of the dashboard that it is done in. */
  readonly view: string;
  /** The median of how long the service takes, in milliseconds; 0 when it is told once, as it ended. */
  readonly takes: number;
  /** The handler of the dashboard: it tells, and waits for the service's answer. */
  readonly handle: (context: RequestContext, answer: Later<object>) => void;
  /** What the service answers. */
  readonly answer?: object;
  /** What is different in the cloud then, and what of it is paid for. */
  readonly change?: () => Holding | undefined;
}
