// One attempt to connect: a socket, a container and a connection of its own, so that nothing of a connection that
// failed can disturb the next one. rhea's own reconnecting loses what is unsettled, and never ends in some cases.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TlsOptions } from '../options.ts';
import type { Endpoint } from './endpoint.ts';
import { openHostname, peerOf, type Form, type Peer } from './peer.ts';
import {
  abort,
  createContainer,
  plainMechanism,
  type AmqpError,
  type Connection,
  type Container,
} from './rhea.ts';

/** A connection that is open. */
export interface Live {
  readonly endpoint: Endpoint;
  readonly peer: Peer;
  readonly connection: Connection;
  /** Bytes that the operating system has not taken yet. */
  backlog(): number;
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
}

export type Dial = (endpoint: Endpoint, settings: DialSettings, events: DialEvents) => HangUp;

const OPEN_DEADLINE = 10_000; // RabbitMQ answers a wrong password after 3 s, and a wrong virtual host never
const IDLE = 10_000; // a peer that says nothing is given up after twice that and a second

export const dial: Dial = (endpoint, settings, events) => {
  const socket = openSocket(endpoint, settings.tls);
  const container = createContainer(settings.containerId);
  let over = false;
  const end = (error: Error): void => {
    if (over) return;
    over = true;
    clearTimeout(deadline);
    abort(connection, socket);
    events.closed(error);
  };
  const deadline = setTimeout(end, OPEN_DEADLINE, new Error('the peer did not answer in time'));
  socket.once('close', () => {
    end(new Error('the connection was closed'));
  });
  listenForTheEnd(container, end);
  const connection = connectOver(socket, container, endpoint, settings);
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

function openSocket({ host, port, tls }: Endpoint, tlsOptions: TlsOptions): Socket {
  if (!tls) return connectTcp({ host, port, noDelay: true });
  const servername = isAddress(host) ? {} : { servername: host };
  return connectTls({ host, port, ...servername, ...tlsOptions }).setNoDelay(true);
}

// A TLS server name must be a name (RFC 6066, section 3).
function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

function connectOver(
  socket: Socket,
  container: Container,
  endpoint: Endpoint,
  settings: DialSettings,
): Connection {
  const { user, password, host, port, vhost, tls } = endpoint;
  return container.connect({
    host,
    port,
    hostname: openHostname(host, vhost, settings.form),
    idle_time_out: IDLE,
    reconnect: false,
    ...(user === undefined ? {} : { sasl_mechanisms: plainMechanism(user, password) }),
    connection_details: () => ({
      host,
      port,
      connect: (_port: number, _host: string, _options: unknown, connected: () => void) =>
        socket.once(tls ? 'secureConnect' : 'connect', connected),
    }),
  });
}

// rhea writes each frame by itself, in the tick after the first one was sent.
function writing(socket: Socket): Pick<Live, 'backlog' | 'together'> {
  return {
    backlog: () => socket.writableLength,
    together: (send) => {
      socket.cork();
      send();
      process.nextTick(() => {
        socket.uncork();
      });
    },
  };
}

// An error that nobody listens for would end the process, or be printed.
function listenForTheEnd(container: Container, end: (error: Error) => void): void {
  const failed = (error: unknown): void => {
    end(asError(error));
  };
  container.on('error', failed);
  container.on('protocol_error', failed);
  for (const event of ['connection_error', 'connection_close', 'disconnected']) {
    container.on(event, ({ error }: { error?: unknown }) => {
      failed(error ?? new Error('the peer closed the connection'));
    });
  }
}

function asError(error: unknown): Error {
  const { condition, description, message, code } = error as AmqpError & Partial<NodeJS.ErrnoException>;
  if (condition === 'amqp:unauthorized-access')
    return new Error('the peer refused user or password', { cause: error });
  const text = [condition, description ?? (message === '' ? code : message)].filter(
    (part) => part !== undefined,
  );
  return new Error(text.join(': '), { cause: error });
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
