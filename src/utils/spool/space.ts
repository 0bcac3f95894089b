// The bytes that a spool may take on its disk, including those of other processes in the same directory.

const NOBODYS_SHARE = 0.75;

export class Space {
  /** The bytes of this notifier's logs. */
  own = 0;
  /** The bytes of everything else in the directory, when it was last measured. */
  others = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get used(): number {
    return this.own + this.others;
  }

  /** Returns whether there is room. Unknown users get a share only: the rest is reserved for known users. */
  hasRoom(bytes: number, isOfNobody: boolean): boolean {
    return this.used + bytes <= (isOfNobody ? this.#most * NOBODYS_SHARE : this.#most);
  }
}
