import { maskText } from '../utils/masking/masking.ts';
import { read, text } from '../utils/describing/safe-read.ts';
import type { Delivery, Handler } from './handlers.ts';
import type { ReadMessage } from './message.ts';
import { recordTextOf } from './record-text.ts';
import { recordLine } from '../utils/notification/record-line.ts';

/** What a handler decided about a notification. */
export interface Verdict {
  readonly says: 'accept' | 'retry' | 'reject';
  /** The reason of a retry or a rejection. */
  readonly reason: string;
}

const ACCEPTED: Verdict = { says: 'accept', reason: '' };

/** Calls a handler, and returns its decision, or a promise of it. Never throws, never rejects. */
export function verdictOf(
  handler: Handler,
  message: ReadMessage,
  attempt: number,
): Verdict | Promise<Verdict> {
  let said: Verdict | undefined;
  // Kept as well, since a handler may catch what it threw itself.
  const say = (says: Verdict['says']) => (reason?: string) => {
    said ??= { says, reason: maskText(reason ?? 'no reason given') };
    throw new Error(said.reason);
  };
  const delivery = deliveryOf(message, attempt, say('retry'), say('reject'));
  const fulfilled = (): Verdict => said ?? ACCEPTED;
  const failed = (error: unknown): Verdict => said ?? { says: 'retry', reason: messageOf(error) };
  try {
    const ended = handler(message.notification, delivery);
    // No promise is made for a handler that has ended: there would be ten of them, of 10 µs, for each message.
    return isThenable(ended) ? Promise.resolve(ended).then(fulfilled, failed) : fulfilled();
  } catch (error) {
    return failed(error);
  }
}

type Say = Delivery['retry'];

function deliveryOf(message: ReadMessage, attempt: number, retry: Say, reject: Say): Delivery {
  const delivery = new OpenDelivery(message, attempt, retry, reject);
  return message.trace === undefined ? delivery : Object.assign(delivery, { trace: message.trace });
}

// A class: V8 gives an object literal with a getter a shape of its own each time, which takes 10 µs.
class OpenDelivery implements Delivery {
  readonly topic: string;
  readonly attempt: number;
  readonly retry: Say;
  readonly reject: Say;
  readonly #message: ReadMessage;

  constructor(message: ReadMessage, attempt: number, retry: Say, reject: Say) {
    this.topic = message.arrival.topic;
    this.attempt = attempt;
    this.retry = retry;
    this.reject = reject;
    this.#message = message;
  }

  get context(): Readonly<Record<string, unknown>> {
    return this.#message.context();
  }

  get line(): string {
    return recordLine(recordTextOf(this.#message.body), this.#message.trace);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** A thrown value may hold secrets. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `threw a ${typeof error}`;
  // Either may be a getter that throws.
  const [name, message] = [text(read(error, 'name')) ?? 'Error', text(read(error, 'message')) ?? ''];
  return maskText(`${name}: ${message}`);
}
