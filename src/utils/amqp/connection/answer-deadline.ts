/**
 * The deadline for a peer's answer to a link. RabbitMQ leaves some begun or ended sessions without an answer when
 * several begin or end at once; without a deadline, their topics would wait for ever.
 */
export class AnswerDeadline {
  readonly #ms: number;
  readonly #late: (reason: string) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, late: (reason: string) => void) {
    this.#ms = ms;
    this.#late = late;
  }

  start(): void {
    this.stop();
    this.#timer = setTimeout(this.#late, this.#ms, `the broker did not answer for ${this.#ms / 1000} s`);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
