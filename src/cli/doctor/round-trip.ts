// Sends a sample and waits until it comes back: only on a topic given for this, since its queue is emptied.
import { setTimeout as pause } from 'node:timers/promises';
import { listen, type Listener } from '../../consumer/index.ts';
import { listeningPart, type BrokerOptions } from '../broker-options.ts';
import { io } from '../io.ts';
import { Outbox } from '../outbox.ts';
import { sampleOf } from '../samples.ts';
import { sealedAnew } from '../sealing.ts';
import { counted } from '../text.ts';
import { settledWithin } from '../waiting.ts';
import { ok, wrong, type Finding } from './finding.ts';

const SAMPLE = 'dashboard.session.login.end';
const STEP = 'round trip';
const DEADLINE = 10; // seconds

export async function tryRoundTrip(topic: string, options: BrokerOptions): Promise<Finding> {
  const outbox = new Outbox({ ...options, topics: [topic] });
  try {
    await outbox.connected();
    const encoded = sealedAnew(sampleOf(SAMPLE), outbox.publisherId);
    const heard = new Heard(topic, encoded.messageId, options);
    try {
      const { outcome, detail } = await settledWithin(outbox, outbox.send(encoded), DEADLINE);
      return outcome === 'accepted' ? await heard.finding() : wrong(STEP, `${outcome}: ${String(detail)}`);
    } finally {
      await heard.listener.close();
    }
  } finally {
    await outbox.close();
  }
}

/** Listens for one notification. */
class Heard {
  readonly listener: Listener;
  readonly #back = new AbortController();
  readonly #since = performance.now();
  readonly #queue: string;
  #others = 0;

  constructor(topic: string, messageId: string, options: BrokerOptions) {
    this.#queue = `${topic}.info`;
    this.listener = listen({
      ...listeningPart(options),
      topics: [this.#queue],
      handlers: {
        '*': (notification) => {
          if (notification.message_id === messageId) this.#back.abort();
          else this.#others++;
        },
      },
    });
  }

  async finding(): Promise<Finding> {
    const signal = AbortSignal.any([this.#back.signal, io().interruption.signal]);
    // Aborted when the notification is back.
    await pause(DEADLINE * 1000, undefined, { signal }).catch(() => undefined);
    io().interruption.signal.throwIfAborted();
    const others = this.#others === 0 ? '' : `; ${counted(this.#others, 'other')} taken`;
    if (this.#back.signal.aborted)
      return ok(STEP, `${this.#queue}, ${String(Math.round(performance.now() - this.#since))} ms${others}`);
    return wrong(
      STEP,
      `accepted, but not received from ${this.#queue} after ${String(DEADLINE)} seconds: ${cause}${others}`,
    );
  }
}

const cause = 'another consumer received it, or the exchange does not route there';
