// How many bytes a spool may take on its disk, together with those of the other processes in the same directory.

export class Space {
  /** What the logs of this notifier take. */
  own = 0;
  /** What all else in the directory took when it was last looked at. */
  others = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get used(): number {
    return this.own + this.others;
  }

  hasRoom(bytes: number): boolean {
    return this.used + bytes <= this.#most;
  }
}
