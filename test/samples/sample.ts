import type { RequestContext } from '../../src/index.ts';

/**
 * The sources of a resource's samples: its function, the object that its API returns, and the parameters of each
 * action.
 */
export interface Sampled {
  /** As in `schemas/volume/volume.json`: `volume/volume`. */
  readonly path: string;
  readonly notify: (context: RequestContext, resource: object, details: never) => void;
  readonly resource: object;
  /** The parameters of every action; `undefined` where it has none. */
  readonly parameters: Readonly<Record<string, object | undefined>>;
  /** Whether a start is emitted before the end. */
  readonly hasStart: boolean;
}
