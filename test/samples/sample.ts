import type { RequestContext } from '../../src/index.ts';

/** What a resource's samples are made of: its function, the object that its API returns, and what each action asks. */
export interface Sampled {
  /** As in `schemas/volume/volume.json`: `volume/volume`. */
  readonly path: string;
  readonly notify: (context: RequestContext, resource: object, details: never) => void;
  readonly resource: object;
  /** The parameters of every action; `undefined` where it has none. */
  readonly parameters: Readonly<Record<string, object | undefined>>;
  /** Whether a start is told before the end. */
  readonly hasStart: boolean;
}
