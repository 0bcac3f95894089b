// Where to start reading a stream of RabbitMQ: a filter of the source (AMQP 1.0, section 3.5.1), defined by RabbitMQ.
import { ofRhea } from '../connection/rhea.ts';

/** The oldest message there, those from now on, or all from an offset on. */
export type StreamOffset = 'first' | 'next' | number;

const NAME = 'rabbitmq:stream-offset-spec';

/** Returns the part of a source that requests it. */
export function filterFrom(offset: StreamOffset | undefined): { filter?: Record<string, unknown> } {
  if (offset === undefined) return {};
  const { types } = ofRhea();
  const value: unknown = typeof offset === 'number' ? types.wrap_ulong(offset) : types.wrap_string(offset);
  const spec: unknown = types.wrap_described(value, types.wrap_symbol(NAME) as never);
  return { filter: { [NAME]: spec } };
}

/**
 * Returns whether a refusal means that there is no stream: RabbitMQ 3 then refuses the filter, RabbitMQ 4 ignores it.
 */
export function meansNoStream({ message }: Error): boolean {
  return message.includes("invalid arg 'x-stream-offset'");
}
