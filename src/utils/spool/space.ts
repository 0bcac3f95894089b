// How many bytes a spool may take on its disk, together with those of the other processes in the same directory.

const NOBODYS_SHARE = 0.75;

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

  /** What nobody known has done finds less: the rest is kept for users who are known. */
  hasRoom(bytes: number, isOfNobody: boolean): boolean {
    return this.used + bytes <= (isOfNobody ? this.#most * NOBODYS_SHARE : this.#most);
  }
}
