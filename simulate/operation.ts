import type { RequestContext } from '../src/index.ts';
import type { Holding } from './answers/usage.ts';
import type { Later } from './deferred.ts';

/** The service, named like its folder in `schemas/`. */
export type Service = 'compute' | 'identity' | 'image' | 'network' | 'session' | 'volume';

/** An operation that a user requests at the dashboard. */
export interface Operation {
  /** As in an event type, without the phase: `volume.extend`. */
  readonly action: string;
  readonly service: Service;
  /** The view of the dashboard where it is requested. */
  readonly view: string;
  /** The median duration in the service, in milliseconds; 0 for an operation with a single notification. */
  readonly takes: number;
  /** The handler of the dashboard: it emits notifications, and awaits the service's response. */
  readonly handle: (context: RequestContext, answer: Later<object>) => void;
  /** The service's response. */
  readonly answer?: object;
  /** Applies the change to the cloud, and returns the billed part of it. */
  readonly change?: () => Holding | undefined;
}
