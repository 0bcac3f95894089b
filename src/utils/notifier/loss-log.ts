// What an operator reads about losses when there is no `onLost`: not a line for each.
import type { Clock } from '../runtime/clock.ts';
import type { Loss, LossReason } from '../api/loss.ts';
import { emitWarning } from '../runtime/warnings.ts';

/** The losses for one reason since notifications were last accepted. */
interface Storm {
  lost: number;
  /** When the first one was lost, in milliseconds since 1970. */
  since: number;
  /** When the last line about them was logged, and whether that line reported their end. */
  saidAt: number;
  isOver: boolean;
}

const QUIET = 60_000; // milliseconds between two lines while losses go on

/**
 * Logs a line for each reason at the edges: at the first loss, and with the number of losses when notifications are
 * accepted again. While losses go on, or alternate with acceptances, logs their number once a minute.
 */
export class LossLog {
  readonly #clock: Clock;
  readonly #storms = new Map<LossReason, Storm>();
  #raging = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  lost({ reason, eventType, detail, count = 1 }: Loss): void {
    const storm = this.#storms.get(reason) ?? calm();
    this.#storms.set(reason, storm);
    if (storm.lost === 0) this.#begin(storm);
    storm.lost += count;
    if (!this.#isDue(storm)) return;
    const which =
      storm.lost === 1 ? `notification ${eventType} lost` : `${counted(storm)}, ${eventType} last`;
    this.#say(storm, `${which} (${reason}): ${detail}`, false);
  }

  /** The broker accepts notifications again. Called for each one that it accepts. */
  accepted(): void {
    if (this.#raging === 0) return;
    for (const [reason, storm] of this.#storms) {
      // Losses without a line at their start get none at their end, until the minute is over.
      if (storm.lost > 0 && (!storm.isOver || this.#isDue(storm)))
        this.#end(reason, storm, 'notifications are accepted again');
    }
  }

  /** Logs what was not logged yet: nothing is accepted any more. */
  close(): void {
    for (const [reason, storm] of this.#storms) {
      const said = storm.isOver ? 0 : 1;
      if (storm.lost > said) this.#end(reason, storm, 'the notifier is closed');
    }
  }

  #begin(storm: Storm): void {
    storm.since = this.#clock.now();
    this.#raging++;
  }

  #end(reason: LossReason, storm: Storm, how: string): void {
    this.#say(storm, `${counted(storm)} (${reason}); ${how}`, true);
    storm.lost = 0;
    this.#raging--;
  }

  #isDue({ saidAt }: Storm): boolean {
    return this.#clock.monotonic() - saidAt >= QUIET;
  }

  #say(storm: Storm, message: string, isOver: boolean): void {
    storm.saidAt = this.#clock.monotonic();
    storm.isOver = isOver;
    emitWarning(message);
  }
}

function calm(): Storm {
  return { lost: 0, since: 0, saidAt: -Infinity, isOver: true };
}

function counted({ lost, since }: Storm): string {
  return `${lost} notification${lost === 1 ? '' : 's'} lost since ${new Date(since).toISOString()}`;
}
