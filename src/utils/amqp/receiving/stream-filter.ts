// From where on a stream of RabbitMQ is read: a filter of the source (AMQP 1.0, section 3.5.1) that RabbitMQ has defined.
import { ofRhea } from '../connection/rhea.ts';

/** The oldest that is there, what comes from now on, or all from a number on. */
export type StreamOffset = 'first' | 'next' | number;

const NAME = 'rabbitmq:stream-offset-spec';

/** The part of a source that asks for it. */
export function filterFrom(offset: StreamOffset | undefined): { filter?: Record<string, unknown> } {
  if (offset === undefined) return {};
  const { types } = ofRhea();
  const value: unknown = typeof offset === 'number' ? types.wrap_ulong(offset) : types.wrap_string(offset);
  const spec: unknown = types.wrap_described(value, types.wrap_symbol(NAME) as never);
  return { filter: { [NAME]: spec } };
}

/** Whether a refusal says that there is no stream: RabbitMQ 3 refuses the filter then, RabbitMQ 4 ignores it. */
export function saysNoStream({ message }: Error): boolean {
  return message.includes("invalid arg 'x-stream-offset'");
}
