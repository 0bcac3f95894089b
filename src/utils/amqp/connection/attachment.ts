// The state of a topic's link, and when it is attached again. Senders and receivers share it.
import type { LinkState } from '../../api/transport-state.ts';
import { backoff } from '../../runtime/backoff.ts';

export type AttachmentState = Pick<LinkState, 'state' | 'address' | 'error'>;

export class Attachment {
  #state: AttachmentState = { state: 'detached' };
  #refusals = 0;
  #pause: NodeJS.Timeout | undefined;

  get state(): AttachmentState {
    return this.#state;
  }

  /** Whether it waits after a refusal. */
  get isPaused(): boolean {
    return this.#pause !== undefined;
  }

  attaching(address: string): void {
    this.#state = { ...this.#state, state: 'attaching', address };
  }

  opened(address: string): void {
    this.#refusals = 0;
    this.#state = { state: 'open', address };
  }

  /**
   * Calls `again` after a back-off, which grows with each refusal in a row. Without an address the broker was not
   * asked.
   */
  refused({ message }: Error, address: string | undefined, again: () => void): void {
    this.#state = { state: 'detached', ...(address !== undefined && { address }), error: message };
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      again();
    }, backoff(this.#refusals++));
  }

  /** The link has ended, the connection has not. */
  detached(): void {
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** The connection is lost: nothing is attached until there is another one. */
  disconnected(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.detached();
  }
}
