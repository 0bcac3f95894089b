// The only file that imports rhea. Its typings miss members that we need, and accept any member that does not
// exist on a connection, so what we use of it is typed here, once.
import type { Socket } from 'node:net';
import type rhea from 'rhea';
import type {
  Connection as RheaConnection,
  Container,
  Delivery,
  Receiver,
  Sender,
  Session,
  TerminusOptions,
} from 'rhea';

import { checkSections } from './encoding.ts';

export type { Container, Delivery, Receiver, Sender, Session };

/** The members of a connection that we use, without the index signature that lets a typo compile. */
export interface Connection extends Pick<
  RheaConnection,
  'on' | 'once' | 'connect' | 'open' | 'close' | 'is_open' | 'create_session' | 'properties' | 'options'
> {
  readonly container_id?: string;
  readonly hostname?: string;
}

/**
 * An AMQP error as a peer tells it (AMQP 1.0, section 2.8.14).
 *
 * @example
 * import type { AmqpError } from 'notify-about/testing';
 *
 * const deleted: AmqpError = { condition: 'amqp:resource-deleted', description: 'the queue was deleted' };
 */
export interface AmqpError {
  readonly condition?: string;
  readonly description?: string;
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

/** A section of binary data (AMQP 1.0, section 3.2.6), as rhea decodes it. */
export interface DataSection {
  readonly typecode: 0x75;
  readonly content: Buffer | readonly Buffer[];
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

/**
 * Loads rhea; what needs it comes after. To load it with the package would take a third of the time of the import, also
 * where no broker is ever reached. Throws what Node throws when it is not installed.
 */
export async function loadRhea(): Promise<void> {
  loaded ??= (await import('rhea')).default;
}

function ofRhea(): typeof rhea {
  if (loaded === undefined) throw new Error('rhea is not loaded yet');
  return loaded;
}

/** A container of its own: rhea's default one is shared by the whole process. */
export function createContainer(id: string): Container {
  return ofRhea().create_container({ id });
}

/** What a server tells its peers when they open a connection, and how it opens the links that they ask for. */
export interface ServerOptions {
  readonly properties?: Readonly<Record<string, string>>;
  readonly offered_capabilities?: string;
  readonly max_frame_size?: number | undefined;
  readonly session_buffer_size?: number;
  readonly sender_options?: { readonly treat_modified_as_released?: boolean };
  readonly receiver_options?: {
    readonly autoaccept?: boolean;
    readonly credit_window?: number;
    readonly max_message_size?: number | undefined;
  };
}

/** The server's end of a connection. rhea's own listener would keep the sockets to itself. */
export function acceptConnection(container: Container, socket: Socket, options: ServerOptions): Connection {
  const connection = container.create_connection(options as RheaConnection['options']) as RheaConnection &
    Connection & { accept(socket: Socket): void };
  connection.accept(socket);
  return connection;
}

/**
 * Agrees to the two ends of a link that a peer asked for, and tells their addresses. rhea's own reply leaves both
 * out, which other clients read as a refusal (AMQP 1.0, section 2.6.3).
 */
export function agreeToLink(link: Sender | Receiver): Ends {
  const ends = { source: addressOf(link.source), target: addressOf(link.target) };
  link.set_source({ address: ends.source } as TerminusOptions);
  link.set_target({ address: ends.target } as TerminusOptions);
  return ends;
}

/** The addresses of a link's two ends. One without is an anonymous relay, or nobody else's business. */
export interface Ends {
  readonly source: string | undefined;
  readonly target: string | undefined;
}

function addressOf(end: { readonly address?: string | null } | null): string | undefined {
  return end?.address ?? undefined;
}

export function dataSection(content: Buffer): DataSection {
  return ofRhea().message.data_section(content) as DataSection;
}

/** The bytes of a body of one or several data sections; nothing when it is of another kind. */
export function dataOf(body: unknown): Buffer | undefined {
  const { typecode, content } = (body ?? {}) as Partial<DataSection>;
  if (typecode !== 0x75 || content === undefined) return undefined;
  return Buffer.isBuffer(content) ? content : Buffer.concat(content);
}

export function encodeMessage(message: AmqpMessage): Buffer {
  return ofRhea().message.encode(message);
}

export function decodeMessage(bytes: Buffer): AmqpMessage {
  return ofRhea().message.decode(bytes) as AmqpMessage;
}

/** rhea does not decode a message whose transfer leaves its format, 0, out. Throws when it cannot be decoded. */
export function decoded(message: AmqpMessage | Buffer): AmqpMessage {
  if (!Buffer.isBuffer(message)) return message;
  checkSections(message);
  return decodeMessage(message);
}

/** The state of a delivery as a peer tells it (AMQP 1.0, section 3.4); no state is none of the outcomes. */
export function outcomeOf(state: unknown): { outcome: string; error?: AmqpError } {
  if (state === undefined || state === null) return { outcome: 'none' };
  const told = (ofRhea().message as unknown as { unwrap_outcome(state: unknown): Told }).unwrap_outcome(
    state,
  );
  return { outcome: told.constructor.composite_type, ...(told.error && { error: told.error }) };
}

interface Told {
  readonly constructor: { readonly composite_type: string };
  readonly error?: AmqpError;
}

/** The credit that was granted and is not used up, and how many deliveries rhea has written, or read. */
export function creditOf(link: Sender | Receiver): { credit: number; written: number } {
  const { credit, delivery_count } = link as typeof link & { credit: number; delivery_count: number };
  return { credit, written: delivery_count };
}

/**
 * Counts a link's deliveries from where the peer begins (AMQP 1.0, section 2.6.7). rhea begins at 0: RabbitMQ then reads
 * another credit than was granted.
 */
export function countFromWhereThePeerBegins(receiver: Receiver): void {
  const link = receiver as Receiver & {
    remote: { attach: { initial_delivery_count?: number } };
    delivery_count: number;
  };
  link.delivery_count = link.remote.attach.initial_delivery_count ?? 0;
}

/**
 * Tells the peer that no more may come (AMQP 1.0, section 2.6.7). What is on its way comes still, so rhea keeps its own
 * count: it would print a complaint of each.
 */
export function withdrawCredit(receiver: Receiver): void {
  const link = receiver as Receiver & {
    credit: number;
    issue_flow: boolean;
    session: { _write_flow(link: Receiver): void };
    connection: { _register(): void };
  };
  const { credit } = link;
  link.credit = 0;
  link.session._write_flow(link);
  link.credit = credit;
  link.issue_flow = false;
  link.connection._register();
}

/** The SASL mechanisms of a server: PLAIN when there are users, ANONYMOUS when there are none. */
export function serverMechanisms(
  users: Readonly<Record<string, string>> | undefined,
): Record<string, unknown> {
  const mechanisms = ofRhea().sasl.server_mechanisms() as {
    // An empty field is null.
    enable_plain(check: (user: string | null, password: string | null) => boolean): void;
    enable_anonymous(): void;
  };
  const passwords = new Map(Object.entries(users ?? {}));
  if (users === undefined) mechanisms.enable_anonymous();
  else mechanisms.enable_plain((user, password) => passwords.get(user ?? '') === (password ?? ''));
  return mechanisms;
}

/** Destroys a connection's socket and stops its timers. rhea does not notice a socket that is just destroyed. */
export function abort(connection: Connection, socket: Socket): void {
  (connection as unknown as { abort_socket(socket: Socket): void }).abort_socket(socket);
  socket.on('error', () => undefined); // the listeners are gone, and a late error would end the process
}
