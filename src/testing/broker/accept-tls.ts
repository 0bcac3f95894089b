import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { BrokerTls } from './options.ts';

/** Lets a peer in: `ready` is given the socket to speak AMQP over. */
export type AcceptTls = (socket: Socket, ready: (inner: Socket) => void) => void;

export const acceptPlain: AcceptTls = (socket, ready) => {
  ready(socket);
};

/** A door behind which TLS is spoken. Whose handshake fails does not come in. */
export function acceptTls(tls: BrokerTls): AcceptTls {
  return (socket, ready) => {
    // One for each, which never listens: one for all would not tell which socket it has made ready.
    createServer({ ...tls, rejectUnauthorized: true }, ready).emit('connection', socket);
  };
}
