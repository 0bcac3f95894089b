import type { Window } from '../../src/reports/report.ts';
import type { BadCounts } from '../bad/kinds.ts';
import type { Attempt, Failed, Observer } from './attempt.ts';
import { Behaviour, type BehaviourAnswer } from './behaviour.ts';
import { Errors, type Availability, type ErrorCount, type OutageAnswer } from './errors.ts';
import { Operations, type Outcomes } from './operations.ts';
import { ResponseTimes, type ActionTimes } from './response-times.ts';
import { Timeline, type Done } from './timeline.ts';
import { Usage, type Holding, type ProjectUsage } from './usage.ts';

/** The true figures of the simulated week: the README beside this file defines each figure. */
export interface Answers {
  /** Milliseconds since 1970, UTC; `to` is exclusive. */
  readonly window: Window;
  /** The number of notifications without the bad input. */
  readonly notifications: number;
  readonly operations: Readonly<Record<string, Outcomes>>;
  readonly errors: readonly ErrorCount[];
  readonly outage: OutageAnswer;
  readonly availability: Readonly<Record<string, Availability>>;
  readonly responseTimes: Readonly<Record<string, ActionTimes>>;
  readonly responseTimesWithFailed: Readonly<Record<string, ActionTimes>>;
  readonly usage: Readonly<Record<string, ProjectUsage>>;
  readonly trouble: {
    readonly userId: string;
    readonly userName: string;
    readonly timeline: readonly Done[];
  };
  readonly behaviour: BehaviourAnswer;
  /** The number of each kind of bad input. */
  readonly bad: BadCounts;
}

/** Observes the simulated world, never the notifications. */
export class Witness {
  readonly #operations = new Operations();
  readonly #errors = new Errors();
  readonly #responseTimes = new ResponseTimes(false);
  readonly #withFailed = new ResponseTimes(true);
  readonly #behaviour = new Behaviour();
  readonly #timeline: Timeline;
  readonly #usage = new Usage();
  readonly #observers: readonly Observer[];

  constructor(troubled: string) {
    this.#timeline = new Timeline(troubled);
    this.#observers = [
      this.#operations,
      this.#errors,
      this.#responseTimes,
      this.#withFailed,
      this.#behaviour,
      this.#timeline,
    ];
  }

  started(attempt: Attempt): void {
    for (const observer of this.#observers) observer.started?.(attempt);
  }

  settled(attempt: Attempt, at: number, failed: Failed | undefined): void {
    for (const observer of this.#observers) observer.settled?.(attempt, at, failed);
  }

  hold(holding: Holding, at: number): void {
    this.#usage.hold(holding, at);
  }

  answers(
    window: Window,
  ): Omit<Answers, 'notifications' | 'trouble' | 'bad'> & { timeline: readonly Done[] } {
    return {
      window,
      operations: this.#operations.result(),
      errors: this.#errors.errors(),
      outage: this.#errors.outage(),
      availability: this.#errors.availability(),
      responseTimes: this.#responseTimes.result(),
      responseTimesWithFailed: this.#withFailed.result(),
      usage: this.#usage.result(window),
      behaviour: this.#behaviour.result(),
      timeline: this.#timeline.result(),
    };
  }
}
