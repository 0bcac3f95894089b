import { maskText } from '../utils/masking/masking.ts';
import { read, text } from '../utils/describing/safe-read.ts';
import type { Delivery, Handler } from './handlers.ts';
import type { ReadMessage } from './message.ts';
import { lineOf, recordTextOf } from './record-text.ts';

/** What a handler said of a notification. */
export interface Verdict {
  readonly says: 'accept' | 'retry' | 'reject';
  /** Of the last two: why. */
  readonly reason: string;
}

const ACCEPTED: Verdict = { says: 'accept', reason: '' };

/** Calls a handler, and gives what it said: later when it gave a promise. Never throws, never rejects. */
export function verdictOf(
  handler: Handler,
  message: ReadMessage,
  attempt: number,
): Verdict | Promise<Verdict> {
  let said: Verdict | undefined;
  // Kept besides: a handler may catch what it threw itself.
  const say = (says: Verdict['says']) => (reason?: string) => {
    said ??= { says, reason: maskText(reason ?? 'no reason given') };
    throw new Error(said.reason);
  };
  const delivery = deliveryOf(message, attempt, say('retry'), say('reject'));
  const fulfilled = (): Verdict => said ?? ACCEPTED;
  const failed = (error: unknown): Verdict => said ?? { says: 'retry', reason: messageOf(error) };
  try {
    const ended = handler(message.notification, delivery);
    // No promise is made for a handler that has ended: there would be ten of them, of 10 µs, on the way of a message.
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

// A class: a getter of an object literal has V8 make a shape of its own for each object, which takes 10 µs.
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
    return lineOf(recordTextOf(this.#message.body), this.#message.trace);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** What was thrown may hold what nobody should read. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `threw a ${typeof error}`;
  // Either may be a getter that throws.
  const [name, message] = [text(read(error, 'name')) ?? 'Error', text(read(error, 'message')) ?? ''];
  return maskText(`${name}: ${message}`);
}
