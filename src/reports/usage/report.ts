import type { Entry, Named } from '../entry.ts';
import type { Report, Window } from '../report.ts';
import { ReportError } from '../report-error.ts';
import { changesSince, heldAtEnd, type Baseline, type BaselineResource } from './baseline.ts';
import type { BilledType, Change, Held } from './change.ts';
import { changeOf } from './changes.ts';
import { History } from './history.ts';
import { LearnedNames, Shared } from './names.ts';
import type { UnknownUsage, UsageResult } from './result.ts';
import { Sums } from './sums.ts';
import { Nameless, unknownOf, type Followed } from './unknown.ts';

export interface UsageOptions {
  /** The audit period, or another window with a beginning and an end. */
  readonly window: Window;
  /**
   * The resources held earlier: at the beginning of the window, or before it if the changes since then are added too.
   */
  readonly baseline?: Baseline;
  /** Selects the projects of the result. Default all; the next baseline always has all. */
  readonly isWanted?: (project: Named) => boolean;
}

/**
 * Answers billing: what did each project hold, and how long? Only the end of an action counts, from its own time; an
 * error changes nothing.
 *
 * - An instance is held from its creation to its deletion, running or stopped, as Nova holds its allocation. A shelved
 *   instance is not held until it is unshelved: as with `shelved_offload_time` 0, Nova's default, because the dashboard
 *   does not learn of an offload. A resize counts from its end, before it is confirmed; a revert counts from its own
 *   end.
 * - A volume is held from its creation (or from when it is managed) to its deletion (or until it is unmanaged), with
 *   its latest size and type; its project changes when its transfer is accepted.
 * - A floating IP is held from its allocation to its release, associated or not.
 *
 * The owner is the resource's project, or else the one that its creator worked in. Resources created or deleted without
 * the dashboard (volumes deleted with an instance or a group, stacks, quotas of other clients) are not in the stream.
 *
 * Missing instances of requests for several, and volumes that a backup was restored to, are listed as unknown.
 *
 * Accepts entries in any order; those before the window determine what was held at its beginning. Memory grows by some
 * 500 bytes for each resource, and by a hundred for each further change.
 *
 * Throws a `ReportError` (`ERR_BASELINE`) for a baseline from after the beginning of the window.
 */
export class UsageReport implements Report<UsageResult> {
  readonly #window: Window;
  readonly #baselineAt: number | undefined;
  readonly #names = new LearnedNames();
  readonly #histories: Readonly<Record<BilledType, Map<string, History>>> = {
    instance: new Map(),
    volume: new Map(),
    floating_ip: new Map(),
  };
  readonly #shared = new Shared();
  readonly #isWanted: (project: Named) => boolean;
  readonly #nameless = new Nameless();
  #withoutId = 0;

  constructor({ window, baseline, isWanted = () => true }: UsageOptions) {
    if (baseline !== undefined && baseline.at > window.from) throw tooLate(baseline.at, window.from);
    this.#window = window;
    this.#isWanted = isWanted;
    this.#baselineAt = baseline?.at;
    for (const each of baseline?.resources ?? []) this.#begin(each);
  }

  add(entry: Entry): void {
    const { at } = entry;
    const found = changeOf(entry);
    this.#names.learn(entry, found);
    if (at >= this.#window.to || at < (this.#baselineAt ?? -Infinity)) return;
    this.#nameless.add(entry, found);
    if (found === undefined) return;
    const { type, resource, change } = found;
    if (resource.id !== '') this.#change(type, resource, change);
    else if (change.does !== 'see' && change.does !== 'restore' && this.#isWanted(change.reported.project))
      this.#withoutId++;
  }

  result(): UsageResult {
    const sums = new Sums(this.#names);
    const unknown: UnknownUsage[] = [];
    const ignored = { withoutId: this.#withoutId, createdTwice: 0, afterItsEnd: 0 };
    for (const each of this.#courses()) {
      const { type, course } = each;
      const spans = course.spans
        .flatMap((span) => this.#within(span))
        .filter(({ held }) => this.#isTheirs(held));
      sums.add(type, spans);
      unknown.push(...unknownOf(each, spans));
      ignored.createdTwice += this.#theirs(course.createdTwice);
      ignored.afterItsEnd += this.#theirs(course.afterItsEnd);
    }
    const listed = [...unknown, ...this.#nameless.all()].flatMap((each) => this.#within(each));
    return {
      ...{ window: this.#window, baselineAt: this.#baselineAt, ...sums.lists(), ignored },
      unknown: listed.filter((each) => this.#isTheirs(each)).map((each) => this.#withName(each)),
    };
  }

  /** Returns the resources held at the end of the window: the next baseline. */
  baseline(): Baseline {
    const resources: BaselineResource[] = [];
    for (const { type, id, names, course } of this.#courses()) {
      const held = heldAtEnd(type, { id, name: names.last }, course, this.#window.to);
      if (held !== undefined) resources.push(this.#named(held));
    }
    return { at: this.#window.to, resources };
  }

  #begin(each: BaselineResource): void {
    const kinds = this.#names.kinds[each.type];
    kinds.learn(each.kind);
    if (each.before !== undefined) kinds.learn(each.before);
    this.#names.projects.learn(each.project);
    for (const change of changesSince(each)) this.#change(each.type, each.resource, change);
  }

  /** Returns the resource with the names learned, for readers of the baseline. */
  #named(held: BaselineResource): BaselineResource {
    const { projects, kinds } = this.#names;
    const { type, project, kind, before } = held;
    const named = { project: projects.of(project), kind: kinds[type].of(kind) };
    return { ...held, ...named, before: before && kinds[type].of(before) };
  }

  #change(type: BilledType, { id, name }: Named, change: Change): void {
    const histories = this.#histories[type];
    const known = histories.get(id);
    const history = known ?? new History();
    if (known === undefined) histories.set(id, history);
    history.add(this.#slim(change), name);
  }

  /** Returns the same change, with less memory. */
  #slim(change: Change): Change {
    const { does, reported, createdAt } = change;
    const { project, kind, size } = reported;
    return {
      ...change,
      reported: { project: this.#shared.of(project), kind: this.#shared.of(kind), size },
      createdAt: does === 'begin' ? undefined : createdAt,
    };
  }

  *#courses(): Generator<Followed> {
    for (const type of ['instance', 'volume', 'floating_ip'] as const)
      for (const [id, history] of this.#histories[type])
        yield { type, id, names: history.names, course: history.course(this.#window.to) };
  }

  #isTheirs({ project }: Pick<Held, 'project'>): boolean {
    return this.#isWanted(this.#names.projects.of(project));
  }

  /** Returns how many of these projects are selected. */
  #theirs(projects: readonly Named[]): number {
    return projects.filter((project) => this.#isTheirs({ project })).length;
  }

  #withName(unknown: UnknownUsage): UnknownUsage {
    return { ...unknown, project: this.#names.projects.of(unknown.project) };
  }

  #within<Time extends Window>(time: Time): Time[] {
    const { from, to } = this.#window;
    const within = { ...time, from: Math.max(time.from, from), to: Math.min(time.to, to) };
    return within.from < within.to ? [within] : [];
  }
}

function tooLate(at: number, from: number): ReportError {
  const [made, needed] = [at, from].map((time) => new Date(time).toISOString());
  return new ReportError(
    'ERR_BASELINE',
    `the baseline is of ${made}, later than the beginning of the window: use one of ${needed} or earlier`,
  );
}
