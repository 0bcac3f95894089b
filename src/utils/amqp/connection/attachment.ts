// How the link of a topic stands, and when it is attached again: the same for those who send and those who listen.
import type { LinkState } from '../../api/transport-state.ts';
import { backoff } from './backoff.ts';

export type AttachmentState = Pick<LinkState, 'state' | 'address' | 'error'>;

export class Attachment {
  #state: AttachmentState = { state: 'detached' };
  #refusals = 0;
  #pause: NodeJS.Timeout | undefined;

  get state(): AttachmentState {
    return this.#state;
  }

  /** Whether it was refused a moment ago. */
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

  /** Calls `again` after a pause, which grows with each refusal in a row. Without an address the broker was not asked. */
  refused({ message }: Error, address: string | undefined, again: () => void): void {
    this.#state = { state: 'detached', ...(address !== undefined && { address }), error: message };
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      again();
    }, backoff(this.#refusals++));
  }

  /** The link is gone, the connection is not. */
  detached(): void {
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** The connection is gone: nothing is attached again before there is another one. */
  disconnected(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.detached();
  }
}
