import type { Notifier } from '../src/index.ts';
import type { Clock } from '../src/utils/runtime/clock.ts';
import { envelopeOf, type EncodedNotification } from '../src/utils/notification/envelope.ts';
import type { Loss } from '../src/utils/api/loss.ts';
import { OpenNotifier } from '../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../src/utils/options/settings.ts';
import type { Transport } from '../src/utils/notifier/transport.ts';

/** Receives all notifications: it keeps one line until that is taken. */
export class Wire {
  #line: string | undefined;
  #loss: Loss | undefined;

  /** Returns the notification emitted since the last call, if any; throws after a loss, which must not happen here. */
  take(): string | undefined {
    if (this.#loss !== undefined)
      throw new Error(`${this.#loss.eventType} was lost (${this.#loss.reason}): ${this.#loss.detail}`);
    const line = this.#line;
    this.#line = undefined;
    return line;
  }

  /** Returns a notifier that writes each notification in the format in which `tail --json` shows it. */
  publisher(publisherId: string, clock: Clock): Notifier {
    const onLost = (loss: Loss): void => {
      this.#loss = loss;
    };
    const settings = resolveSettings({ publisherId, onLost }, {}, clock);
    return new OpenNotifier(settings, { isOn: true, transport: () => this.#transport() });
  }

  #transport(): Transport {
    return {
      send: (encoded, receipt) => {
        if (this.#line !== undefined) throw new Error('one step told twice');
        this.#line = lineOf(encoded);
        receipt.accept();
      },
      close: () => Promise.resolve(),
      state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
    };
  }
}

function lineOf(encoded: EncodedNotification): string {
  const { context, trace } = encoded;
  const beside = trace === undefined ? '' : `,"trace":${JSON.stringify(trace)}`;
  return `{"notification":${envelopeOf(encoded)},"context":${context.wireJson}${beside}}`;
}
