import { setTimeout as pause } from 'node:timers/promises';
import { listen, type Notification } from '../../src/consumer/index.ts';

export interface HeardFigures {
  readonly heard: ReadonlySet<string>;
  readonly heardAgain: number;
}

/** A consumer that counts by message id. */
export class Heard {
  readonly #ids = new Set<string>();
  readonly #volumes = new Set<string>();
  #again = 0;
  readonly #listener: ReturnType<typeof listen>;

  constructor(url: string) {
    this.#listener = listen({
      url,
      duplicateWindow: 0,
      handlers: {
        '*': (notification) => {
          this.#count(notification as unknown as Notification);
        },
      },
    });
  }

  /** Waits until no new notifications arrive. */
  async end(): Promise<HeardFigures> {
    for (let before = -1; before < this.#ids.size + this.#again;) {
      before = this.#ids.size + this.#again;
      await pause(1000);
    }
    await this.#listener.close();
    return { heard: this.#volumes, heardAgain: this.#again };
  }

  #count({ message_id: id, payload }: Notification): void {
    if (this.#ids.has(id)) this.#again++;
    this.#ids.add(id);
    this.#volumes.add(String(payload.resource.id));
  }
}
