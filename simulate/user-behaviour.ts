// The visits of users and their routines.
import type { Notifier } from '../src/index.ts';
import type { Process } from './agenda.ts';
import { DAY, HOUR, isWithin, MINUTE, monday, SECOND, trouble, visits } from './calendar.ts';
import type { Person } from './cloud/people.ts';
import { stuck, wrongPassword } from './faults.ts';
import { logIn, logOut } from './operations/access.ts';
import { handleInstance } from './operations/instances.ts';
import * as routines from './routines.ts';
import type { Routine } from './routines.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

const TOO_MANY = 6;

/** Runs one visit after the other, at least an hour apart. */
export function* user(world: World, person: Person, notifiers: readonly [Notifier, ...Notifier[]]): Process {
  for (const at of visits(person.project.region, person.perDay, world.random)) {
    if (at < world.clock.time + HOUR) continue;
    yield at - world.clock.time;
    yield* visit(new Session(world, person, world.random.pick(notifiers)));
  }
}

function* visit(session: Session): Generator<number, void> {
  const { random } = session.world;
  if (!(yield* enter(session))) return;
  for (let left = random.whole(1, 6); left > 0; left--) {
    yield lookingAround(session);
    yield* routineFor(session)(session);
    // A user who has given up is annoyed.
    if (session.isSpoiled && random.chance(0.5)) break;
  }
  yield lookingAround(session);
  // The others just close the window.
  if (random.chance(0.6)) yield* session.attempt(logOut(session.person), 'ended');
}

/** Logs in. Some users mistype their password; some of these give up. */
function* enter(session: Session): Generator<number, boolean> {
  const { random } = session.world;
  const login = logIn(session.person);
  for (let tries = 0; random.chance(0.04); tries++) {
    yield* session.attempt(login, wrongPassword);
    if (tries === 2) return false;
    yield random.between(5 * SECOND, 30 * SECOND);
  }
  yield* session.attempt(login, 'ended');
  return true;
}

// Viewing pages emits no notifications.
function lookingAround({ world: { random } }: Session): number {
  return Math.min(4 * MINUTE, random.skewed(MINUTE, 0.9));
}

function routineFor({ person: { servers, volumes }, world: { random } }: Session): Routine {
  if (servers.length > TOO_MANY || volumes.length > TOO_MANY) return routines.tidy;
  if (servers.length === 0) return routines.build;
  const { build, care, store, growVolume, resize, shelve, tidy, tearDown, prepare } = routines;
  const often = [build, build, care, care, care, care, store, growVolume, growVolume] as const;
  return random.pick([...often, resize, shelve, tidy, tidy, tearDown, prepare]);
}

/** The user in trouble: their instance does not reboot all Tuesday afternoon, and does on Wednesday. */
export function* inTrouble(world: World, person: Person, notifier: Notifier): Process {
  const [server] = person.servers;
  if (server === undefined) return;
  const reboot = handleInstance(server, 'hard_reboot');
  yield trouble.from - world.clock.time;
  const tuesday = new Session(world, person, notifier);
  yield* tuesday.attempt(logIn(person), 'ended');
  yield MINUTE;
  while (isWithin(world.clock.time, trouble)) {
    yield* tuesday.attempt(reboot, stuck);
    yield world.random.between(2 * MINUTE, 9 * MINUTE);
  }
  yield monday + 2 * DAY + 8 * HOUR - world.clock.time;
  const wednesday = new Session(world, person, notifier);
  yield* wednesday.attempt(logIn(person), 'ended');
  yield MINUTE;
  yield* wednesday.attempt(reboot, 'ended');
}

/** A robot that checks its instance each hour, in a session of its own. `before` is called first. */
export function* robot(world: World, person: Person, notifier: Notifier, before: () => void): Process {
  const [server] = person.servers;
  if (server === undefined) return;
  yield HOUR / 2;
  for (;;) {
    before();
    const next = world.clock.time + HOUR;
    yield* new Session(world, person, notifier).attempt(handleInstance(server, 'get_console'), 'ended');
    yield next - world.clock.time;
  }
}
