// The only file that imports rhea. Its typings miss members that we need, and accept any member that does not exist on a
// connection, so what we use of it is typed here and in the files beside this one, once.
import type { AmqpError } from '../codec/amqp-error.ts';
import { inOneLine } from '../../text/one-line.ts';
import type rhea from 'rhea';
import type { Connection as RheaConnection, Container, Delivery, Receiver, Sender, Session } from 'rhea';

export type { Container, Delivery, Receiver, Sender, Session };

/** The members of a connection that we use, without the index signature that lets a typo compile. */
export interface Connection extends Pick<
  RheaConnection,
  'on' | 'once' | 'connect' | 'open' | 'close' | 'is_open' | 'create_session' | 'properties' | 'options'
> {
  readonly container_id?: string;
  readonly hostname?: string;
}

/** What a handler of an event is given. Which members there are depends on the event. */
export interface EventContext {
  readonly connection: Connection;
  readonly session?: Session & { readonly error?: AmqpError };
  readonly sender?: Sender & { readonly error?: AmqpError };
  readonly receiver?: Receiver & { readonly error?: AmqpError };
  readonly delivery?: Delivery;
  readonly message?: AmqpMessage;
  readonly error?: Error & AmqpError;
}

/** A message (AMQP 1.0, section 3.2) in rhea's form: header and properties are flat. */
export interface AmqpMessage {
  readonly durable?: boolean;
  readonly ttl?: number;
  /** How often its delivery failed before. */
  readonly delivery_count?: number;
  readonly message_id?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly content_type?: string;
  readonly content_encoding?: string;
  readonly creation_time?: Date | number;
  readonly application_properties?: Readonly<Record<string, unknown>>;
  /** A text for an amqp-value section; a data section otherwise. */
  readonly body?: unknown;
}

let loaded: typeof rhea | undefined;

/** rhea cannot be loaded, as it is not installed, or does not fit into a bundle: no attempt to connect will succeed. */
export class RheaLoadError extends Error {
  override readonly name = 'RheaLoadError';

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? inOneLine({ description: cause.message }) : String(cause);
    super(
      `rhea, which speaks AMQP, cannot be loaded (${reason}): install notify-about with its dependencies, and where a ` +
        'bundler has put it into a file, keep it external or use the condition "module"',
      { cause },
    );
  }
}

/**
 * Loads rhea; what needs it comes after. To load it with the package would take a third of the time of the import, also
 * where no broker is ever reached. Throws a `RheaLoadError`.
 *
 * `#rhea` is rhea for Node, and `scripts/rhea.ts` for a bundler (`imports` in package.json), which may make an ES module.
 */
export async function loadRhea(): Promise<void> {
  try {
    loaded ??= (await import('#rhea')).default;
  } catch (error) {
    throw new RheaLoadError(error);
  }
}

/** rhea, once it is loaded. */
export function ofRhea(): typeof rhea {
  if (loaded === undefined) throw new Error('rhea is not loaded yet');
  return loaded;
}

/** A container of its own: rhea's default one is shared by the whole process. */
export function createContainer(id: string): Container {
  return ofRhea().create_container({ id });
}
