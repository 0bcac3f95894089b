// Reports losses to `onLost` in a separate turn: the callback may do anything, and the call that lost a notification
// may have little stack left.
import type { Loss } from '../api/loss.ts';
import { warn } from '../runtime/warnings.ts';

export class LossCallback {
  readonly #onLost: (loss: Loss) => unknown;
  #losses: Loss[] = [];
  #turn: NodeJS.Immediate | undefined;
  #isCalling = false;

  constructor(onLost: (loss: Loss) => unknown) {
    this.#onLost = onLost;
  }

  lost(loss: Loss): void {
    this.#losses.push(loss);
    this.#turn ??= setImmediate(() => {
      this.call();
    });
    // An `onLost` that loses something at each call must not keep the process alive.
    if (this.#isCalling) this.#turn.unref();
  }

  /** Calls `onLost` for all losses until now. Losses that it causes itself are reported in a later turn. */
  call(): void {
    const losses = this.#losses;
    this.#losses = [];
    this.#turn = undefined;
    this.#isCalling = true;
    for (const loss of losses) void report(this.#onLost, loss);
    this.#isCalling = false;
  }
}

// Neither an error nor a rejection of the callback may end the process.
async function report(onLost: (loss: Loss) => unknown, loss: Loss): Promise<void> {
  try {
    await onLost(loss);
  } catch (error) {
    warn('onLost', `onLost failed: ${error instanceof Error ? error.name : typeof error}`);
  }
}
