// Logs in and opens a connection, as a notifier does.
import { randomUUID } from 'node:crypto';
import type { DialSettings, HangUp, OpenConnection } from '../../utils/amqp/connection/dial.ts';
import { dialWithRhea } from '../../utils/amqp/connection/dial-with-rhea.ts';
import type { Endpoint } from '../../utils/options/endpoint.ts';
import { timeouts } from '../../utils/amqp/connection/timeouts.ts';
import { formFor, type Peer } from '../../utils/amqp/connection/peer.ts';
import type { Form, TlsOptions } from '../../utils/api/options.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import { mechanismsFor } from '../../utils/amqp/connection/sasl.ts';
import { noWay, ok, type Finding } from './finding.ts';

/** An open connection, with a way to end it. */
export interface Connected {
  readonly live: OpenConnection;
  readonly hangUp: HangUp;
  /** Aborted, with the reason, when the connection ends. */
  readonly ended: AbortSignal;
}

export interface Opening {
  /** `undefined` when it could not be opened. */
  readonly connected?: Connected;
  readonly findings: readonly Finding[];
}

/** Connects, or finds the reason why that fails. */
export async function open(endpoint: Endpoint, tls: TlsOptions, form: Form | undefined): Promise<Opening> {
  const login = loginOf(endpoint, tls);
  try {
    const connected = await dialled(endpoint, { tls, form, ...ours() });
    return { connected, findings: [ok('login', login), ok('AMQP', whatIs(connected.live.peer, form))] };
  } catch (error) {
    return { findings: [refusal(error as Error, login)] };
  }
}

function whatIs(peer: Peer, form: Form | undefined): string {
  const { product = 'unknown product', version = '' } = peer;
  return `${`${product} ${version}`.trim()}, form ${form ?? formFor(peer)}`;
}

function refusal({ message, cause }: Error, login: string): Finding {
  const { condition } = (cause ?? {}) as AmqpError;
  const isOfLogin = condition === 'amqp:unauthorized-access' || message.includes('SASL');
  return isOfLogin ? noWay('login', `${login}: ${message}`) : noWay('AMQP', message);
}

function ours(): Pick<DialSettings, 'containerId' | 'idle'> {
  return { containerId: `notify-about.doctor.${randomUUID()}`, idle: timeouts.idle };
}

function dialled(endpoint: Endpoint, settings: DialSettings): Promise<Connected> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const hangUp = dialWithRhea(endpoint, settings, {
      opened: (live) => {
        resolve({ live, hangUp, ended: ending.signal });
      },
      closed: (error) => {
        ending.abort(error);
        reject(error);
      },
    });
  });
}

/** Returns the login for the report: never the user's name or the password. */
function loginOf(endpoint: Endpoint, tls: TlsOptions): string {
  const mechanisms = Object.keys(mechanismsFor(endpoint, tls) ?? {});
  return mechanisms.length === 0 ? 'no user in the URL, so without SASL' : `SASL ${mechanisms.join(' or ')}`;
}
