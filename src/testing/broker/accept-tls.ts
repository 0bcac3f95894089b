import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { BrokerTls } from './options.ts';

/** Admits a peer: `ready` gets the socket to speak AMQP over. */
export type AcceptTls = (socket: Socket, ready: (inner: Socket) => void) => void;

export const acceptPlain: AcceptTls = (socket, ready) => {
  ready(socket);
};

/** Speaks TLS with each new socket. A peer whose handshake fails is not admitted. */
export function acceptTls(tls: BrokerTls): AcceptTls {
  return (socket, ready) => {
    // One TLS server a socket, which never listens: a shared one could not tell whose socket is ready.
    createServer({ ...tls, rejectUnauthorized: true }, ready).emit('connection', socket);
  };
}
