// The server's end of a connection, by rhea: the broker of `notify-about/testing`.
import type { Socket } from 'node:net';
import { flowOf, type Flow } from '../codec/data-frames.ts';
import { FrameReader } from '../codec/frame-reader.ts';
import { performativeIn } from '../codec/performative.ts';
import { createContainer, ofRhea, type Container, type Receiver, type Sender } from './rhea.ts';

type Terminus = Parameters<Sender['set_source']>[0];

/** What a server reports to its peers when they open a connection, and how it opens the links that they request. */
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

/** A socket that rhea serves like a WebSocket: rhea's own listener would not give access to its sockets. */
export class RheaServer {
  /** Of this connection alone: its events arrive here. */
  readonly container: Container;
  /** The peer's last flow frame. rhea's `sender_flow` does not report its content. */
  flow: Flow | undefined;
  readonly #socket: Socket;
  readonly #frames: FrameReader;

  constructor(socket: Socket, containerId: string, mechanisms: object, options: ServerOptions) {
    this.#socket = socket;
    this.#frames = new FrameReader(options.max_frame_size);
    this.container = createContainer(containerId);
    this.container.sasl_server_mechanisms = mechanisms;
    const webSocket: WebSocketEvents = {
      send: (bytes: Buffer) => socket.writable && socket.write(bytes),
      close: () => socket.end(),
    };
    this.container.websocket_accept(webSocket as never, options as never);
    socket.on('data', (chunk) => {
      this.#read(chunk, webSocket);
    });
    socket.on('error', (error) => webSocket.onerror?.(error));
    for (const event of ['end', 'close']) socket.on(event, () => webSocket.onclose?.());
  }

  #read(chunk: Buffer, { onmessage }: WebSocketEvents): void {
    try {
      for (const data of this.#frames.read(chunk)) {
        const frame = performativeIn(data);
        if (frame?.name === 'flow') this.flow = flowOf(frame);
        onmessage?.({ data });
      }
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
  }
}

/** The members of a WebSocket that rhea uses. */
interface WebSocketEvents {
  send(bytes: Buffer): unknown;
  close(): unknown;
  onmessage?: (event: { readonly data: Buffer }) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
}

/**
 * Accepts the two ends of a link that a peer requests, and reports their addresses. rhea's own reply omits both, which
 * other clients read as a refusal (AMQP 1.0, section 2.6.3).
 */
export function agreeToLink(link: Sender | Receiver): Ends {
  const ends = { source: addressOf(link.source), target: addressOf(link.target) };
  link.set_source({ address: ends.source } as Terminus);
  link.set_target({ address: ends.target } as Terminus);
  return ends;
}

/** The addresses of a link's two ends. An end without one is an anonymous relay, or internal to its peer. */
export interface Ends {
  readonly source: string | undefined;
  readonly target: string | undefined;
}

function addressOf(end: { readonly address?: string | null } | null): string | undefined {
  return end?.address ?? undefined;
}

/** Returns the SASL mechanisms of a server: PLAIN when there are users, otherwise ANONYMOUS. */
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
