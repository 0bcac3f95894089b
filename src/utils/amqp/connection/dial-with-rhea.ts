// Dials once rhea is loaded. Only the first attempt of a process waits for that.
import { dial, type Dial, type HangUp } from './dial.ts';
import { reasonOf } from './connect-errors.ts';
import { loadRhea, RheaLoadError } from './rhea.ts';

export const dialWithRhea: Dial = (endpoint, settings, events) => {
  let over = false;
  let hangUp: HangUp | undefined;
  loadRhea()
    .then(() => {
      if (!over) hangUp = dial(endpoint, settings, events);
    })
    .catch((error: unknown) => {
      if (over) return;
      events.closed(
        error instanceof RheaLoadError ? error : new Error(reasonOf(error, endpoint), { cause: error }),
      );
    });
  return async (ms) => {
    over = true;
    await hangUp?.(ms);
  };
};
