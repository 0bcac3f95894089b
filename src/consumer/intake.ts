// The way of a message from its link to its handler: read, queued, checked, and tried.
import { read, text } from '../utils/describing/safe-read.ts';
import { Attempts, type AttemptSettings } from './attempts.ts';
import { NotificationError } from './errors.ts';
import type { FaultOf } from './faults.ts';
import { chooserOf, type Handler, type Handlers } from './handlers.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { messageOf, type Arrival, type ReadMessage } from './message.ts';
import { NotificationReader } from './notification-reader.ts';
import { Outcomes, type MessageCounts } from './outcomes.ts';
import type { Rejection } from './rejection.ts';

export interface IntakeSettings extends AttemptSettings {
  readonly handlers: Handlers;
  /** The number of settled ids that are remembered. */
  readonly duplicateWindow: number;
  readonly onRejected: (rejection: Rejection) => unknown;
  readonly faultOf: FaultOf;
}

export class Intake {
  readonly #handlerOf: (eventType: string) => Handler | undefined;
  readonly #keyOf: (message: ReadMessage) => string | undefined;
  readonly #faultOf: FaultOf;
  readonly #outcomes: Outcomes;
  readonly #attempts: Attempts;
  readonly #reader = new NotificationReader();
  readonly #lines = new KeyedQueue();
  readonly #inHand = new Set<Promise<void>>();

  constructor(settings: IntakeSettings) {
    this.#handlerOf = chooserOf(settings.handlers);
    this.#keyOf = settings.ordered ? keyOfResource : keyOfMessage;
    this.#faultOf = settings.faultOf;
    this.#outcomes = new Outcomes(settings.onRejected, settings.duplicateWindow);
    this.#attempts = new Attempts(settings, this.#outcomes);
  }

  take(bytes: Buffer, arrival: Arrival): void {
    this.#outcomes.received();
    const message = messageOf(bytes, arrival, this.#reader);
    if (message instanceof NotificationError) {
      const unread = { arrival, bytes, id: undefined, notification: undefined };
      this.#outcomes.rejected(unread, 'unreadable', message.message, message.code);
      return;
    }
    const work = this.#lines.inLine(this.#keyOf(message), () => this.#inTurn(message));
    if (work !== undefined) this.#follow(work);
  }

  /** Starts no more handlers; resolves when those that run have ended. */
  async close(): Promise<void> {
    this.#attempts.close();
    await Promise.all(this.#inHand);
  }

  counts(): MessageCounts {
    return this.#outcomes.counts();
  }

  #follow(work: Promise<void>): void {
    this.#inHand.add(work);
    void work.then(() => this.#inHand.delete(work));
  }

  // A duplicate of an unsettled message waits until that is settled.
  #inTurn(message: ReadMessage): Promise<void> | undefined {
    if (this.#outcomes.isRepeated(message)) return undefined;
    const { notification } = message;
    const fault = this.#faultOf(notification);
    const handler = this.#handlerOf(notification.event_type);
    if (fault === undefined && handler !== undefined) return this.#attempts.run(message, handler);
    if (fault === undefined) this.#outcomes.ignored(message);
    else this.#outcomes.rejected(message, 'invalid', fault.message, fault.code);
    return undefined;
  }
}

function keyOfMessage({ id }: ReadMessage): string | undefined {
  return id;
}

/** The resource of one of this package's notifications; by its name while it has no id. */
function keyOfResource(message: ReadMessage): string | undefined {
  const resource = read(message.notification.payload, 'resource');
  const name = text(read(resource, 'id')) ?? text(read(resource, 'name'));
  return name === undefined ? keyOfMessage(message) : `${text(read(resource, 'type')) ?? ''} ${name}`;
}
