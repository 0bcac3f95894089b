// The layers below AMQP: name, TCP and TLS, each tested separately.
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Endpoint } from '../../utils/options/endpoint.ts';
import { reasonOf } from '../../utils/amqp/connection/connect-errors.ts';
import { openSocket } from '../../utils/amqp/connection/socket.ts';
import type { TlsOptions } from '../../utils/api/options.ts';
import { noWay, ok, type Finding } from './finding.ts';

const DEADLINE = 10_000; // milliseconds

/** Yields the finding of each step, until one fails. */
export async function* tryNetwork(endpoint: Endpoint, tls: TlsOptions): AsyncGenerator<Finding> {
  const steps = [
    () => resolve(endpoint),
    () => connect(endpoint),
    ...(endpoint.tls ? [() => shakeHands(endpoint, tls)] : []),
  ];
  for (const step of steps) {
    const finding = await step();
    yield finding;
    if (finding.verdict === 'wrong') return;
  }
}

async function resolve(endpoint: Endpoint): Promise<Finding> {
  try {
    const found = await lookup(endpoint.host, { all: true });
    return ok('DNS', `${endpoint.host} is ${found.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return noWay('DNS', reasonOf(error, endpoint));
  }
}

async function connect(endpoint: Endpoint): Promise<Finding> {
  const socket = openSocket({ ...endpoint, tls: false }, {});
  try {
    await opened(socket, 'connect');
    return ok('TCP', `${String(socket.remoteAddress)} port ${String(endpoint.port)} is open`);
  } catch (error) {
    return noWay('TCP', explained(error, endpoint));
  } finally {
    socket.destroy();
  }
}

async function shakeHands(endpoint: Endpoint, tls: TlsOptions): Promise<Finding> {
  const socket = openSocket(endpoint, tls);
  try {
    await opened(socket, 'secureConnect');
    return ok('TLS', socket instanceof TLSSocket ? trustIn(socket) : '');
  } catch (error) {
    return noWay('TLS', explained(error, endpoint));
  } finally {
    socket.destroy();
  }
}

async function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  await once(socket, event, { signal: AbortSignal.timeout(DEADLINE) });
}

function explained(error: unknown, endpoint: Endpoint): string {
  const isLate = (error as Error).name === 'AbortError';
  return reasonOf(isLate ? { code: 'ETIMEDOUT' } : error, endpoint);
}

function trustIn(socket: TLSSocket): string {
  const { subject, valid_to } = socket.getPeerCertificate();
  const trusted = socket.authorized ? '' : ', which is NOT verified (rejectUnauthorized)';
  return `${String(socket.getProtocol())}, certificate of ${String(subject.CN)} until ${valid_to}${trusted}`;
}
