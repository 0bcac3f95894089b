import type { Named } from '../entry.ts';
import { shown } from '../named.ts';
import type { BilledType, Held } from './change.ts';
import type { Span } from './history.ts';
import type { LearnedNames } from './names.ts';
import type { UsageResult } from './result.ts';
import { Totals, type Total } from './totals.ts';

type Lists = Pick<UsageResult, 'instances' | 'volumes' | 'floatingIps'>;

/** Sums up what was held, by type. */
export class Sums {
  readonly #names: LearnedNames;
  readonly #totals: Readonly<Record<BilledType, Totals>> = {
    instance: new Totals(),
    volume: new Totals(),
    floating_ip: new Totals(),
  };

  constructor(names: LearnedNames) {
    this.#names = names;
  }

  /** Adds the spans of one resource. */
  add(type: BilledType, spans: readonly Span[]): void {
    const touched = new Set<Total>();
    for (const { from, to, held } of spans) {
      const total = this.#totalOf(type, held);
      total.milliseconds += BigInt(to - from);
      total.gigabyteMilliseconds += BigInt(to - from) * BigInt(held.size ?? 0);
      touched.add(total);
    }
    for (const total of touched) total.count++;
  }

  lists(): Lists {
    return {
      instances: this.#sorted('instance').map(({ kind, ...each }) => ({ ...usageOf(each), flavor: kind })),
      volumes: this.#sorted('volume').map(({ kind, ...each }) => ({
        ...usageOf(each),
        volumeType: kind,
        gigabyteMilliseconds: Number(each.gigabyteMilliseconds),
      })),
      floatingIps: this.#sorted('floating_ip').map(usageOf),
    };
  }

  #totalOf(type: BilledType, { project, kind }: Held): Total {
    const { projects, kinds } = this.#names;
    return this.#totals[type].of(projects.of(project), shown(kinds[type].of(kind)));
  }

  #sorted(type: BilledType): Total[] {
    return this.#totals[type].sorted();
  }
}

type Counted = Pick<Total, 'project' | 'count' | 'milliseconds'>;

function usageOf({ project, count, milliseconds }: Counted): {
  project: Named;
  count: number;
  milliseconds: number;
} {
  return { project, count, milliseconds: Number(milliseconds) };
}
