import type { Window } from '../../src/reports/report.ts';
import { entry, increase, plain } from './table.ts';

/** A billed resource from now on, in some amount. The amount is 0 when it is deleted. */
export interface Holding {
  readonly id: string;
  readonly projectId: string;
  readonly kind: 'instance' | 'shelved_instance' | 'volume' | 'floating_ip';
  /** The flavor's name, the volume type, or `public`. */
  readonly of: string;
  /** For a volume, its size in GB; otherwise one. */
  readonly count: number;
}

/** The usage of a project: milliseconds, and GB times milliseconds for volumes. */
export interface ProjectUsage {
  readonly instance: Readonly<Record<string, number>>;
  readonly shelved_instance: Readonly<Record<string, number>>;
  readonly volume: Readonly<Record<string, number>>;
  readonly floating_ip: Readonly<Record<string, number>>;
}

interface Held extends Holding {
  readonly since: number;
}

/** Sums up the resources of each project, times their duration. */
export class Usage {
  readonly #held = new Map<string, Held>();
  readonly #used = new Map<string, Map<string, number>>();

  hold(holding: Holding, at: number): void {
    const before = this.#held.get(holding.id);
    if (before !== undefined) this.#add(this.#used, before, at);
    if (holding.count === 0) this.#held.delete(holding.id);
    else this.#held.set(holding.id, { ...holding, since: at });
  }

  result({ to }: Window): Record<string, ProjectUsage> {
    const used = new Map([...this.#used].map(([id, totals]) => [id, new Map(totals)]));
    for (const held of this.#held.values()) this.#add(used, held, to);
    return plain(used, projectUsage);
  }

  #add(
    used: Map<string, Map<string, number>>,
    { projectId, kind, of, count, since }: Held,
    to: number,
  ): void {
    const totals = entry(used, projectId, () => new Map<string, number>());
    increase(totals, `${kind} ${of}`, (to - since) * count);
  }
}

function projectUsage(totals: ReadonlyMap<string, number>): ProjectUsage {
  const usage = { instance: {}, shelved_instance: {}, volume: {}, floating_ip: {} };
  for (const [key, amount] of totals) {
    const [kind = '', of = ''] = key.split(' ');
    Object.assign(usage[kind as Holding['kind']], { [of]: amount });
  }
  return usage;
}
