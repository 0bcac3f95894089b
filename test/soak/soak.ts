// Several processes emit notifications, with faults of all kinds in them and in their broker. In the end every call is
// accounted for.
import { setTimeout as pause } from 'node:timers/promises';
import { openNotifier } from '../../src/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { temporary } from '../spool.ts';
import { bundleWorkers } from '../workers.ts';
import { Crew } from './crew.ts';
import { faults } from './faults.ts';
import { Heard } from './heard.ts';
import { Random } from './random.ts';

export interface SoakOptions {
  readonly seconds: number;
  readonly workers: number;
  /** The same seed makes the same faults, in the same order. */
  readonly seed: number;
}

/** The results of a soak test. */
export interface SoakFigures {
  readonly told: number;
  /** Emitted, and lost with a reason. */
  readonly lost: number;
  /** Distinct notifications received by the consumer. */
  readonly heard: number;
  readonly heardAgain: number;
  /** Emitted, and neither received nor lost: must be empty. */
  readonly missing: readonly string[];
  /** For the processes that ended by themselves: emitted - accepted - pending - lost. Must be 0. */
  readonly unaccounted: number;
  readonly killed: number;
  /** The number of occurrences of each fault. */
  readonly faults: Readonly<Record<string, number>>;
}

export async function soak(options: SoakOptions): Promise<SoakFigures> {
  const [broker, workers, place] = [await startBroker(), await bundleWorkers(), temporary()];
  const heard = new Heard(broker.url);
  try {
    const crew = new Crew(workers, broker.url, place.directory, options.workers);
    const made = await makeFaults(broker, crew, options);
    await crew.end();
    await sendWhatIsLeft(broker.url, place.directory);
    return { ...(await crew.figures(await heard.end())), faults: made };
  } finally {
    await broker.close();
    workers.remove();
    place.remove();
  }
}

const KILL = 'kills a worker';

async function makeFaults(broker: Broker, crew: Crew, options: SoakOptions): Promise<Record<string, number>> {
  const random = new Random(options.seed);
  const made: Record<string, number> = {};
  const end = performance.now() + options.seconds * 1000;
  while (performance.now() < end) {
    await pause(random.between(50, 800));
    const name = random.one([...Object.keys(faults), KILL, KILL, KILL]);
    made[name] = (made[name] ?? 0) + 1;
    if (name === KILL) await crew.replaceOne(random);
    else await faults[name]?.(broker, random);
  }
  return made;
}

async function sendWhatIsLeft(url: string, directory: string): Promise<void> {
  const notifier = openNotifier({ url, install: false, spool: { directory } });
  if (!(await notifier.close(60_000)))
    throw new Error(`it was not sent: ${JSON.stringify(notifier.stats())}`);
}
