import type { Window } from '../report.ts';
import type { AuditPublisher, Hole } from './result.ts';

interface Publisher {
  notifications: number;
  first: number;
  last: number;
  late: number;
}

/** The activity of each publisher, and its long silences. Memory grows with the publishers. */
export class Publishers {
  readonly #known = new Map<string, Publisher>();
  readonly #quiet: number;
  readonly #found: (silence: Hole) => void;

  /** `quiet` is the longest gap that is not a silence, in milliseconds. */
  constructor(quiet: number, found: (silence: Hole) => void) {
    this.#quiet = quiet;
    this.#found = found;
  }

  add(publisher: string, at: number, { from }: Window): void {
    const known = this.#known.get(publisher);
    if (known === undefined) {
      this.#known.set(publisher, { notifications: 1, first: at, last: at, late: 0 });
      if (Number.isFinite(from)) this.#look(publisher, from, at);
      return;
    }
    known.notifications++;
    if (at < known.last) known.late++;
    else this.#look(publisher, known.last, at);
    known.first = Math.min(known.first, at);
    known.last = Math.max(known.last, at);
  }

  /** Checks the time until the end of the window, if it has one. */
  end({ to }: Window): void {
    if (Number.isFinite(to)) for (const [publisher, { last }] of this.#known) this.#look(publisher, last, to);
  }

  list(): AuditPublisher[] {
    return [...this.#known].map(([publisher, known]) => ({ publisher, ...known }));
  }

  #look(publisher: string, from: number, to: number): void {
    if (to - from <= this.#quiet) return;
    const nothing = { action: undefined, resource: undefined, seconds: undefined };
    this.#found({ kind: 'silence', publisher, from, to, ...nothing, isProven: false });
  }
}
