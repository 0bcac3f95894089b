// Hands losses to `onLost`, in a turn of its own: it may do anything, and a call that loses something has little stack at times.
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
    // One that loses something each time that it is called must not keep the process from its end.
    if (this.#isCalling) this.#turn.unref();
  }

  /** Calls it for all that was lost by now; what it loses meanwhile has its turn later. */
  call(): void {
    const losses = this.#losses;
    this.#losses = [];
    this.#turn = undefined;
    this.#isCalling = true;
    for (const loss of losses) void tell(this.#onLost, loss);
    this.#isCalling = false;
  }
}

// What is called back must not end the process, neither by an error nor by a rejection.
async function tell(onLost: (loss: Loss) => unknown, loss: Loss): Promise<void> {
  try {
    await onLost(loss);
  } catch (error) {
    warn('onLost', `onLost failed: ${error instanceof Error ? error.name : typeof error}`);
  }
}
