import type { Notifier, RequestContext } from '../src/index.ts';
import type { Attempt, Failed } from './answers/attempt.ts';
import { isWithin, MINUTE, outage, SECOND, slowDay } from './calendar.ts';
import type { Person } from './cloud/people.ts';
import { everydayFailure, outageFailure, retryChance, ServiceError, type Failure } from './faults.ts';
import { Later } from './deferred.ts';
import type { Operation } from './operation.ts';
import { contextOf, requestOf, type World } from './world.ts';

type Outcome = 'ended' | 'unfinished' | Failure;

const MAX_TRIES = 5;

/** A user at the dashboard, from login to logout: one operation after the other, with retries after failures. */
export class Session {
  readonly world: World;
  readonly person: Person;
  readonly #context: RequestContext;
  // A user who gives up an operation does not repeat it in this session.
  readonly #givenUp = new Set<string>();

  constructor(world: World, person: Person, notifier: Notifier) {
    this.world = world;
    this.person = person;
    this.#context = contextOf(world, person, notifier);
  }

  /** Whether an operation was given up. */
  get isSpoiled(): boolean {
    return this.#givenUp.size > 0;
  }

  /** Performs an operation until it ends or is given up; returns whether it ended. */
  *perform(operation: Operation): Generator<number, boolean> {
    const { random } = this.world;
    if (this.#givenUp.has(operation.action)) return false;
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const outcome = yield* this.attempt(operation, this.#failure(operation));
      if (outcome === 'ended') {
        yield random.skewed(20 * SECOND, 0.6);
        return true;
      }
      const chance = outcome === 'unfinished' ? 0.5 : retryChance(outcome);
      if (!random.chance(chance)) break;
      yield random.between(5 * SECOND, MINUTE);
    }
    this.#givenUp.add(operation.action);
    yield random.between(5 * SECOND, MINUTE);
    return false;
  }

  /** Performs all operations, one after the other, until one fails. */
  *performAll(operations: Iterable<Operation>): Generator<number, boolean> {
    for (const operation of operations) if (!(yield* this.perform(operation))) return false;
    return true;
  }

  /** Makes one attempt, with the given outcome. */
  *attempt(operation: Operation, outcome: Outcome): Generator<number, Outcome> {
    const { world } = this;
    const answer = new Later<object>();
    const context = this.#contextOf(operation, outcome);
    const attempt = this.#attemptOf(operation, context);
    world.witness.started(attempt);
    operation.handle(context, answer);
    if (operation.takes > 0) yield this.#duration(operation, outcome);
    if (outcome === 'unfinished') return outcome;
    if (outcome === 'ended') this.#end(attempt, operation, answer);
    else this.#fail(attempt, operation, answer, outcome);
    return outcome;
  }

  #end(attempt: Attempt, operation: Operation, answer: Later<object>): void {
    const { witness, clock } = this.world;
    answer.end(operation.answer ?? {});
    witness.settled(attempt, clock.time, undefined);
    const holding = operation.change?.();
    if (holding !== undefined) witness.hold(holding, clock.time);
  }

  #fail(attempt: Attempt, { service }: Operation, answer: Later<object>, failure: Failure): void {
    const { witness, clock, ids } = this.world;
    const serviceRequestId = failure.status === undefined ? undefined : `req-${ids.uuid()}`;
    const failed: Failed = { ...failure, serviceRequestId };
    answer.fail(new ServiceError(failure, service, serviceRequestId));
    witness.settled(attempt, clock.time, failed);
  }

  #failure({ service, action, takes }: Operation): Outcome {
    const { random, clock } = this.world;
    const isAway = isWithin(clock.time, outage) && service === outage.service;
    if (isAway && this.person.project.region.name === outage.region)
      return random.chance(0.05) ? 'unfinished' : outageFailure(random);
    if (takes > 0 && random.chance(0.0015)) return 'unfinished';
    const isCreate = action.endsWith('.create');
    return random.chance(isCreate ? 0.03 : 0.012) ? everydayFailure(isCreate, random) : 'ended';
  }

  #duration({ service, takes }: Operation, outcome: Outcome): number {
    const { random, clock } = this.world;
    if (outcome === 'unfinished') return MINUTE;
    if (outcome !== 'ended' && outcome.status === undefined) return random.between(5, 400);
    const isSlow = service === slowDay.service && isWithin(clock.time, slowDay);
    return random.skewed(takes, 0.4) * (isSlow ? random.between(5, 20) : 1);
  }

  // Until a login has succeeded, the user is unknown.
  #contextOf(operation: Operation, outcome: Outcome): RequestContext {
    const isAnonymous = operation.service === 'session' && outcome !== 'ended';
    const { remoteAddress, userAgent, notifier } = this.#context;
    const who = isAnonymous ? { remoteAddress, userAgent, notifier } : this.#context;
    return { ...who, ...requestOf(this.world, operation) };
  }

  #attemptOf({ action, service, takes }: Operation, context: RequestContext): Attempt {
    const { userId, sessionId, requestId = '' } = context;
    const { name: region } = this.person.project.region;
    const operation = { action, service, takes };
    const startedAt = this.world.clock.time;
    return { operation, region, userId, sessionId, requestId, startedAt };
  }
}
