import type { Notifier } from '../src/index.ts';
import type { Baseline } from '../src/reports/usage/baseline.ts';
import { Agenda, type Process } from './agenda.ts';
import { Witness, type Answers } from './answers/answers.ts';
import { Spoiler, type Told } from './bad/corrupter.ts';
import { DAY, monday, regions, type Region } from './calendar.ts';
import { baselineOf, furnish } from './cloud/baseline.ts';
import { holdings } from './cloud/holdings.ts';
import { castOf, type Cast, type Person } from './cloud/people.ts';
import { PublisherClock, type WorldClock } from './clock.ts';
import { inTrouble, robot, user } from './user-behaviour.ts';
import { Wire } from './publisher.ts';
import { Random } from './random.ts';
import type { World } from './world.ts';

/** The end of a stream: after this many days or notifications, whichever comes first. */
export interface End {
  readonly days: number;
  readonly count: number;
}

/** The users, their resources and their operations, one step after the other. */
export class Simulation {
  readonly baseline: Baseline;
  readonly #clock: WorldClock = { time: monday };
  readonly #wire = new Wire();
  readonly #agenda = new Agenda(this.#clock);
  readonly #cast: Cast;
  readonly #world: World;
  readonly #spoiler: Spoiler;
  #isSpoiled = false;
  #told = 0;

  constructor(seed: number, users: number) {
    const [random, ids] = [new Random(seed), new Random(seed + 1)];
    // A generator of its own, so that the good lines are the same with bad ones among them.
    this.#spoiler = new Spoiler(new Random(seed + 2));
    this.#cast = castOf(users, random);
    this.#world = { clock: this.#clock, random, ids, witness: new Witness(this.#cast.troubled.id) };
    furnish(this.#cast, this.#clock, ids);
    const people = [this.#cast.troubled, ...this.#cast.robots, ...this.#cast.users];
    for (const holding of people.flatMap(holdings)) this.#world.witness.hold(holding, monday);
    this.baseline = baselineOf(people);
    for (const region of regions) this.#open(region);
  }

  *lines(end: End): Generator<string> {
    for (const { line } of this.#lines(end)) yield line;
  }

  *badLines(end: End): Generator<string> {
    this.#isSpoiled = true;
    yield* this.#spoiler.spoil(this.#lines(end));
  }

  answers({ days, count }: End): Answers {
    // A stream limited by count ends with its last line.
    const to = this.#told >= count ? this.#clock.time + 1 : monday + days * DAY;
    const { id: userId, name: userName } = this.#cast.troubled;
    const { timeline, ...answers } = this.#world.witness.answers({ from: monday, to });
    const trouble = { userId, userName, timeline };
    return { ...answers, notifications: this.#told, trouble, bad: { ...this.#spoiler.counts } };
  }

  *#lines({ days, count }: End): Generator<Told> {
    const to = monday + days * DAY;
    while (this.#told < count && this.#agenda.step(to)) {
      const line = this.#wire.take();
      if (line === undefined) continue;
      this.#told++;
      yield { line, time: this.#clock.time };
    }
  }

  /** Starts the users of a region, at the dashboard's servers of that region. */
  #open({ name }: Region): void {
    const { users, troubled, robots } = this.#cast;
    const world = this.#world;
    const notifiers = [this.#publisher(`${name}-1`), this.#publisher(`${name}-2`)] as const;
    const isHere = (person: Person): boolean => person.project.region.name === name;
    for (const person of users.filter(isHere)) this.#agenda.add(user(world, person, notifiers));
    for (const person of [troubled].filter(isHere)) this.#agenda.add(inTrouble(world, person, notifiers[0]));
    for (const person of robots.filter(isHere)) this.#agenda.add(this.#robot(person));
  }

  /** Each robot has its own server: only its clock is ever wrong. */
  #robot(person: Person): Process {
    const clock = new PublisherClock(this.#clock, this.#world.ids);
    const notifier = this.#wire.publisher(`horizon.${person.name}`, clock);
    return robot(this.#world, person, notifier, () => {
      if (this.#isSpoiled) this.#spoiler.jump(clock);
    });
  }

  #publisher(host: string): Notifier {
    const clock = new PublisherClock(this.#clock, this.#world.ids);
    return this.#wire.publisher(`horizon.${host.toLowerCase()}`, clock);
  }
}
