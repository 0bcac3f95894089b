// One attempt to connect: a socket, a container and a connection of its own, so that nothing of a connection that
// failed can disturb the next one. rhea's own reconnecting loses what is unsettled, and never ends in some cases.
import type { Socket } from 'node:net';
import type { TlsOptions } from '../options.ts';
import type { Endpoint } from './endpoint.ts';
import { openHostname, peerOf, type Form, type Peer } from './peer.ts';
import { MAX_FRAME_SIZE } from './frame-reader.ts';
import { guard, guardSasl } from './guarded.ts';
import { reasonOf, reasonOfEnding } from './reasons.ts';
import { abort, createContainer, type Connection, type Container, type EventContext } from './rhea.ts';
import { mechanismsFor } from './sasl.ts';
import { openSocket } from './socket.ts';
import { writeTransfers } from './transfers.ts';

/** A connection that is open. */
export interface Live {
  readonly endpoint: Endpoint;
  readonly peer: Peer;
  readonly connection: Connection;
  /** Bytes that the operating system has not taken yet. */
  backlog(): number;
  /** Writes a whole frame, past rhea. */
  write(frame: Buffer): void;
  /** Hands what `send` sends to the operating system in one go. */
  together(send: () => void): void;
}

/** `opened` comes at most once, then `closed` exactly once; after `hangUp` neither. */
export interface DialEvents {
  opened(live: Live): void;
  closed(error: Error): void;
}

/** Ends the attempt, or the connection: at once, or after a goodbye of at most `ms` milliseconds. */
export type HangUp = (ms: number) => Promise<void>;

export interface DialSettings {
  readonly tls: TlsOptions;
  readonly form: Form | undefined;
  readonly containerId: string;
  readonly idle: number;
}

export type Dial = (endpoint: Endpoint, settings: DialSettings, events: DialEvents) => HangUp;

const OPEN_DEADLINE = 10_000; // RabbitMQ answers a wrong password after 3 s, and a wrong virtual host never

export const dial: Dial = (endpoint, settings, events) => {
  const socket = openSocket(endpoint, settings.tls);
  const container = createContainer(settings.containerId);
  let over = false;
  const silence = silenceOn(socket);
  const end = (reason: string, cause?: unknown): void => {
    if (over) return;
    over = true;
    clearTimeout(deadline);
    abort(connection, socket);
    events.closed(new Error(reason, { cause }));
  };
  const deadline = setTimeout(end, OPEN_DEADLINE, reasonOfEnding('late', endpoint));
  socket.once('close', () => {
    end(reasonOfEnding('closed', endpoint));
  });
  listenForTheEnd(container, {
    failed: (error) => {
      end(reasonOf(error, endpoint), error);
    },
    ended: () => {
      // rhea closes the connection when the peer is silent, and does not say why.
      end(reasonOfEnding(silence() < 2 * settings.idle ? 'closed' : 'silent', endpoint));
    },
  });
  const connection = createConnection(socket, container, endpoint, settings);
  guard(connection, (error) => {
    end(reasonOf(error, endpoint), error);
  });
  writeTransfers(connection);
  connection.connect();
  guardSasl(connection);
  container.on('connection_open', () => {
    clearTimeout(deadline);
    const peer = peerOf(connection.properties);
    if (!over) events.opened({ endpoint, peer, connection, ...writing(socket) });
  });
  return (ms) => {
    over = true;
    clearTimeout(deadline);
    return sayGoodbye(connection, socket, ms);
  };
};

/** How many milliseconds ago the peer last said something. */
function silenceOn(socket: Socket): () => number {
  let heardAt = performance.now();
  socket.on('data', () => {
    heardAt = performance.now();
  });
  return () => performance.now() - heardAt;
}

function createConnection(
  socket: Socket,
  container: Container,
  endpoint: Endpoint,
  settings: DialSettings,
): Connection {
  const { host, port, vhost, tls } = endpoint;
  const mechanisms = mechanismsFor(endpoint, settings.tls);
  return container.create_connection({
    host,
    port,
    hostname: openHostname(host, vhost, settings.form),
    idle_time_out: settings.idle,
    max_frame_size: MAX_FRAME_SIZE,
    reconnect: false,
    ...(mechanisms === undefined ? {} : { sasl_mechanisms: mechanisms }),
    connection_details: () => ({
      host,
      port,
      connect: (_port: number, _host: string, _options: unknown, connected: () => void) =>
        socket.once(tls ? 'secureConnect' : 'connect', connected),
    }),
  });
}

// rhea writes each frame by itself, in the tick after the first one was sent.
function writing(socket: Socket): Pick<Live, 'backlog' | 'write' | 'together'> {
  return {
    backlog: () => socket.writableLength,
    write: (frame) => {
      socket.write(frame);
    },
    together: (send) => {
      socket.cork();
      send();
      process.nextTick(() => {
        socket.uncork();
      });
    },
  };
}

interface End {
  readonly failed: (error: unknown) => void;
  readonly ended: () => void;
}

// An error that nobody listens for would end the process, or be printed.
function listenForTheEnd(container: Container, { failed, ended }: End): void {
  container.on('error', failed);
  container.on('protocol_error', failed);
  for (const event of ['connection_error', 'connection_close', 'disconnected']) {
    container.on(event, ({ error }: EventContext) => {
      if (error === undefined) ended();
      else failed(error);
    });
  }
}

async function sayGoodbye(connection: Connection, socket: Socket, ms: number): Promise<void> {
  if (ms <= 0 || socket.destroyed || !connection.is_open()) {
    abort(connection, socket);
    return;
  }
  await new Promise<void>((resolve) => {
    const mute = setTimeout(resolve, ms);
    socket.once('close', () => {
      clearTimeout(mute);
      resolve();
    });
    connection.close();
  });
  abort(connection, socket);
}
