// The only file that imports rhea. Its typings lack members that we need, and accept any member of a connection, even
// one that does not exist. So the members we use are typed once, here and in the files beside this one.
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

/** The argument of an event handler. Which members it has depends on the event. */
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
  /** How many of its deliveries have failed. */
  readonly delivery_count?: number;
  readonly message_id?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly content_type?: string;
  readonly content_encoding?: string;
  readonly creation_time?: Date | number;
  readonly application_properties?: Readonly<Record<string, unknown>>;
  /** A string for an amqp-value section; otherwise a data section. */
  readonly body?: unknown;
}

let loaded: typeof rhea | undefined;

/**
 * rhea cannot be loaded, because it is not installed or does not fit into a bundle: no attempt to connect will succeed.
 */
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
 * Loads rhea, before anything that needs it. Loading it with the package would take a third of the time of the import,
 * even where no broker is ever reached. Throws a `RheaLoadError`.
 *
 * `#rhea` is rhea for Node, and `scripts/rhea.ts` for bundlers (`imports` in package.json), which may produce an ES
 * module.
 */
export async function loadRhea(): Promise<void> {
  try {
    loaded ??= (await import('#rhea')).default;
  } catch (error) {
    throw new RheaLoadError(error);
  }
}

/** Returns rhea. Throws until it is loaded. */
export function ofRhea(): typeof rhea {
  if (loaded === undefined) throw new Error('rhea is not loaded yet');
  return loaded;
}

/** Creates a separate container: rhea's default one is shared by the whole process. */
export function createContainer(id: string): Container {
  return ofRhea().create_container({ id });
}
