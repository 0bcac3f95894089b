// The position of a message in its queue, from RabbitMQ's message annotations (AMQP 1.0, section 3.2.3).
import type { Outcome } from '../codec/outcome.ts';
import { descriptorAt, sections } from '../codec/descriptors.ts';
import { endOfValue } from '../codec/well-formed.ts';
import { countAt, itemsAt, stringAt, symbolAt } from '../codec/values.ts';

/** Absent members were not reported. */
export interface Placement {
  /** The offset of the message in a stream. */
  readonly offset?: number;
  /** How often a quorum queue got the message back, or lost it with its consumer. */
  readonly returns?: number;
}

const NOT_TOLD: Placement = {};

/** Returns the placement of a message. Never throws: what is malformed is refused where the whole message is read. */
export function placementOf(message: Buffer): Placement {
  try {
    const annotations = annotationsAt(message);
    return annotations === undefined ? NOT_TOLD : placementIn(message, itemsAt(message, annotations));
  } catch {
    return NOT_TOLD;
  }
}

/**
 * Returns the outcome that may be reported. A stream takes no message back, and RabbitMQ 3 ends the session of a
 * receiver that returns one.
 */
export function outcomeFor({ offset }: Placement, outcome: Outcome): Outcome {
  return offset === undefined ? outcome : 'accepted';
}

/** Returns the offset of the message annotations. Only the header and the delivery annotations may come before them. */
function annotationsAt(message: Buffer): number | undefined {
  for (let at = 0; at < message.length;) {
    const section = descriptorAt(message, at) ?? Infinity;
    if (section > sections.messageAnnotations) return undefined;
    const value = endOfValue(message, at + 1, message.length);
    if (section === sections.messageAnnotations) {
      endOfValue(message, value, message.length);
      return value;
    }
    at = endOfValue(message, value, message.length);
  }
  return undefined;
}

function placementIn(message: Buffer, items: readonly number[]): Placement {
  const counts: Record<string, number | undefined> = {};
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [key = 0, value = 0] = [items[at], items[at + 1]];
    const name = symbolAt(message, key) ?? stringAt(message, key) ?? '';
    if (wanted.has(name)) counts[name] = countAt(message, value);
  }
  const offset = counts['x-stream-offset'];
  // The limit applies to `x-delivery-count`; a broker that reports only `x-acquired-count` applies it to that.
  const returns = counts['x-delivery-count'] ?? counts['x-acquired-count'];
  return { ...(offset !== undefined && { offset }), ...(returns !== undefined && { returns }) };
}

const wanted: ReadonlySet<string> = new Set(['x-stream-offset', 'x-delivery-count', 'x-acquired-count']);
