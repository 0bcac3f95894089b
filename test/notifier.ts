import type { Notification } from '../src/consumer/index.ts';
import { envelopeOf, type EncodedNotification } from '../src/utils/notification/envelope.ts';
import type { Receipt } from '../src/utils/notifier/ledger.ts';
import type { Loss } from '../src/utils/api/loss.ts';
import { OpenNotifier } from '../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../src/utils/options/settings.ts';
import type { NotifierOptions } from '../src/utils/api/options.ts';
import type { Transport } from '../src/utils/notifier/transport.ts';
import { fixedClock, type FixedClock } from './clock.ts';

/** A notifier over a fake transport: `sent` has the notifications passed to it, and only the test settles them. */
export interface Bench {
  readonly notifier: OpenNotifier;
  readonly clock: FixedClock;
  readonly sent: readonly { readonly encoded: EncodedNotification; readonly receipt: Receipt }[];
  readonly losses: readonly Loss[];
  /** The time given to the transport for each close. */
  readonly closed: readonly number[];
  /** Returns the notifications sent, as a consumer sees them. */
  readonly told: () => Notification[];
}

export function openBench(options: NotifierOptions = {}, isOn = true): Bench {
  const clock = fixedClock();
  const sent: { encoded: EncodedNotification; receipt: Receipt }[] = [];
  const losses: Loss[] = [];
  const closed: number[] = [];
  const transport: Transport = {
    send: (encoded, receipt) => sent.push({ encoded, receipt }),
    close: (ms) => {
      closed.push(ms);
      for (const { encoded, receipt } of sent) receipt.lose('closed', 'it was still pending', encoded);
      return Promise.resolve();
    },
    state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
  };
  const settings = resolveSettings(
    { publisherId: 'horizon.test', onLost: () => undefined, ...options },
    {},
    clock,
  );
  const notifier = new OpenNotifier(settings, {
    isOn,
    transport: () => transport,
    keepLost: (loss) => losses.push(loss),
  });
  const told = (): Notification[] =>
    sent.map(({ encoded }) => JSON.parse(envelopeOf(encoded)) as Notification);
  return { notifier, clock, sent, losses, closed, told };
}

export function lostOf({ notifier }: Bench): number {
  return Object.values(notifier.stats().lost).reduce((sum, count) => sum + count, 0);
}
