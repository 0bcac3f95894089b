// The other end of a connection, as rhea does it: the broker of `notify-about/testing`.
import type { Socket } from 'node:net';
import { flowOf, type Flow } from './data-frames.ts';
import { FrameReader } from './frame-reader.ts';
import { performativeIn } from './performative.ts';
import { createContainer, ofRhea, type Container, type Receiver, type Sender } from './rhea.ts';

type Terminus = Parameters<Sender['set_source']>[0];

/** What a server tells its peers when they open a connection, and how it opens the links that they ask for. */
export interface ServerOptions {
  readonly properties?: Readonly<Record<string, string>>;
  readonly offered_capabilities?: string;
  readonly max_frame_size: number;
  readonly session_buffer_size?: number;
  readonly sender_options?: { readonly treat_modified_as_released?: boolean };
  readonly receiver_options?: {
    readonly autoaccept?: boolean;
    readonly credit_window?: number;
    readonly max_message_size?: number | undefined;
  };
}

/** The server's end of a connection. */
export interface Served {
  /** Of this connection alone: what happens to it is told here. */
  readonly container: Container;
  /** The last flow of the peer, which rhea tells of (`sender_flow`), but not what is in it. */
  readonly flow: Flow | undefined;
}

/** Serves a socket as rhea serves a WebSocket: its own listener would keep the sockets to itself. */
export function acceptConnection(
  id: string,
  socket: Socket,
  mechanisms: object,
  options: ServerOptions,
): Served {
  const container = createContainer(id);
  container.sasl_server_mechanisms = mechanisms;
  const peer = new ServedSocket(socket, options.max_frame_size);
  container.websocket_accept(peer as never, options as never);
  return {
    container,
    get flow() {
      return peer.flow;
    },
  };
}

/** A socket with what rhea uses of a WebSocket. */
class ServedSocket {
  flow: Flow | undefined;
  onmessage: ((event: { readonly data: Buffer }) => void) | undefined;
  onclose: (() => void) | undefined;
  onerror: ((error: Error) => void) | undefined;
  readonly #socket: Socket;
  readonly #frames: FrameReader;

  constructor(socket: Socket, maxFrameSize: number) {
    this.#socket = socket;
    this.#frames = new FrameReader(maxFrameSize);
    socket.on('data', this.#read);
    socket.on('error', (error) => this.onerror?.(error));
    for (const event of ['end', 'close']) socket.on(event, () => this.onclose?.());
  }

  send(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  close(): void {
    this.#socket.end();
  }

  readonly #read = (chunk: Buffer): void => {
    try {
      for (const data of this.#frames.read(chunk)) {
        const frame = performativeIn(data);
        if (frame?.name === 'flow') this.flow = flowOf(frame);
        this.onmessage?.({ data });
      }
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
  };
}

/**
 * Agrees to the two ends of a link that a peer asked for, and tells their addresses. rhea's own reply leaves both
 * out, which other clients read as a refusal (AMQP 1.0, section 2.6.3).
 */
export function agreeToLink(link: Sender | Receiver): Ends {
  const ends = { source: addressOf(link.source), target: addressOf(link.target) };
  link.set_source({ address: ends.source } as Terminus);
  link.set_target({ address: ends.target } as Terminus);
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
