// One attempt to connect: a socket, a container and a connection of its own, so that nothing of a failed connection can
// disturb the next one. rhea's own reconnecting loses what is unsettled, and never ends in some cases.
import type { Socket } from 'node:net';
import type { TlsOptions, Form } from '../../api/options.ts';
import type { Endpoint } from '../../options/endpoint.ts';
import { openHostname, peerOf, type Peer } from './peer.ts';
import { MAX_FRAME_SIZE } from '../codec/frame-reader.ts';
import { reasonOf, reasonOfEnding } from './connect-errors.ts';
import { createContainer, type Connection, type Container, type EventContext } from './rhea.ts';
import { mechanismsFor } from './sasl.ts';
import { openSocket } from './socket.ts';
import { Wire } from './wire.ts';

/** A connection that is open. */
export interface OpenConnection {
  readonly endpoint: Endpoint;
  readonly peer: Peer;
  readonly connection: Connection;
  readonly wire: Wire;
}

/** Calls `opened` at most once, then `closed` exactly once; neither after hanging up. */
export interface DialEvents {
  opened(live: OpenConnection): void;
  closed(error: Error): void;
}

/** Ends the attempt, or the connection: at once, or after closing it within `ms` milliseconds. */
export type HangUp = (ms: number) => Promise<void>;

export interface DialSettings {
  readonly tls: TlsOptions;
  readonly form: Form | undefined;
  readonly containerId: string;
  readonly idle: number;
}

export type Dial = (endpoint: Endpoint, settings: DialSettings, events: DialEvents) => HangUp;

const OPEN_DEADLINE = 10_000; // RabbitMQ reports a wrong password after 3 s, and a wrong virtual host never

export const dial: Dial = (endpoint, settings, events) => {
  const socket = openSocket(endpoint, settings.tls);
  const wire = new Wire(socket, mechanismsFor(endpoint, settings.tls));
  const container = createContainer(settings.containerId);
  let over = false;
  let silence: NodeJS.Timeout | undefined;
  const stop = (): void => {
    over = true;
    clearTimeout(deadline);
    clearTimeout(silence);
  };
  const end = (reason: string, cause?: unknown): void => {
    if (over) return;
    stop();
    wire.destroy();
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
      end(reasonOfEnding('closed', endpoint));
    },
  });
  const connection = createConnection(wire, container, endpoint, settings);
  connection.connect();
  container.on('connection_open', () => {
    if (over) return;
    clearTimeout(deadline);
    wire.keepAwake(settings.idle);
    silence = afterSilence(socket, 2 * settings.idle, () => {
      end(reasonOfEnding('silent', endpoint));
    });
    const peer = peerOf(connection.properties, wire.offers);
    events.opened({ endpoint, peer, connection, wire });
  });
  return (ms) => {
    stop();
    return sayGoodbye(connection, socket, wire, ms);
  };
};

/** Calls `act` when the peer has been silent for `ms` milliseconds. */
function afterSilence(socket: Socket, ms: number, act: () => void): NodeJS.Timeout {
  const timer = setTimeout(act, ms);
  socket.on('data', () => timer.refresh());
  return timer;
}

function createConnection(
  wire: Wire,
  container: Container,
  endpoint: Endpoint,
  settings: DialSettings,
): Connection {
  const { host, port, vhost, tls } = endpoint;
  const { mechanisms } = wire;
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
        wire.once(tls ? 'secureConnect' : 'connect', connected),
    }),
  });
}

interface End {
  readonly failed: (error: unknown) => void;
  readonly ended: () => void;
}

// An error without a listener would end the process, or be printed.
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

async function sayGoodbye(connection: Connection, socket: Socket, wire: Wire, ms: number): Promise<void> {
  if (ms > 0 && !socket.destroyed && connection.is_open())
    await new Promise<void>((resolve) => {
      const mute = setTimeout(resolve, ms);
      socket.once('close', () => {
        clearTimeout(mute);
        resolve();
      });
      connection.close();
    });
  wire.destroy();
}
