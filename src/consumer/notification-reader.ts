// Reads notifications for handlers, many of which do not look at the context: then it is not parsed, which is 6 to
// 9 % of a listener's work.
import { names, read } from '../utils/describing/safe-read.ts';
import { cutContextOff } from './context-tail.ts';
import { decodeBody, parted, type OtherNotification } from './decode.ts';
import { parseJson } from './json.ts';

/** A notification, and a function that reads its context. */
export interface ReadNotification {
  readonly notification: OtherNotification;
  readonly context: () => Readonly<Record<string, unknown>>;
}

export class NotificationReader {
  // Cutting a context off and then reading it takes a fifth more than reading all at once.
  #isContextWanted = false;

  /** Throws a `NotificationError` as `decodeNotification` does. */
  read(body: string): ReadNotification {
    return (this.#isContextWanted ? undefined : this.#withoutContext(body)) ?? whole(body);
  }

  #withoutContext(body: string): ReadNotification | undefined {
    const parts = cutContextOff(body);
    if (parts === undefined) return undefined;
    const notification = notificationIn(parts.envelope);
    if (notification === undefined) return undefined;
    let known: Readonly<Record<string, unknown>> | undefined;
    const context = (): Readonly<Record<string, unknown>> => {
      this.#isContextWanted = true;
      return (known ??= contextIn(parts.tail));
    };
    return { notification, context };
  }
}

function whole(body: string): ReadNotification {
  const { notification, context } = decodeBody(body);
  return { notification, context: () => context };
}

/** Returns `undefined` when the context may not have been where it was cut off. */
function notificationIn(envelope: string): OtherNotification | undefined {
  try {
    const message = inEnvelope(JSON.parse(envelope));
    const notification = message === undefined ? undefined : parseJson(message, 'its oslo.message');
    return isPlain(notification) ? notification : undefined;
  } catch {
    return undefined; // what is wrong with it is said when it is read as a whole
  }
}

// The cut is at the end of its last text: a third member would be there, or a version that is not valid.
function inEnvelope(envelope: unknown): string | undefined {
  const [first, second, ...others] = names(envelope);
  if (first !== 'oslo.version' || second !== 'oslo.message' || others.length > 0) return undefined;
  const message = read(envelope, 'oslo.message');
  return read(envelope, 'oslo.version') === '2.0' && typeof message === 'string' ? message : undefined;
}

/** Whether it is a notification, without members of the context or of the driver. */
function isPlain(notification: unknown): notification is OtherNotification {
  return (
    typeof read(notification, 'event_type') === 'string' &&
    !names(notification).some((name) => name.startsWith('_'))
  );
}

function contextIn(tail: string): Readonly<Record<string, unknown>> {
  return parted(JSON.parse(JSON.parse(tail) as string) as Record<string, unknown>).context;
}
