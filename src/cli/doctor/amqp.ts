// The login, and the opening of a connection: as a notifier does it.
import { randomUUID } from 'node:crypto';
import { dial, type DialSettings, type HangUp, type Live } from '../../utils/amqp/dial.ts';
import type { Endpoint } from '../../utils/amqp/endpoint.ts';
import { patience } from '../../utils/amqp/patience.ts';
import { formFor, type Form } from '../../utils/amqp/peer.ts';
import { mechanismsFor } from '../../utils/amqp/sasl.ts';
import type { TlsOptions } from '../../utils/options.ts';
import { noWay, ok, type Finding } from './finding.ts';

/** A connection that is open, and how to end it. */
export interface Connected {
  readonly live: Live;
  readonly hangUp: HangUp;
  /** Aborted, with the reason, when the connection ends. */
  readonly ended: AbortSignal;
}

/** Connects, or says why not. */
export async function open(
  endpoint: Endpoint,
  tls: TlsOptions,
  form: Form | undefined,
): Promise<{ connected: Connected | undefined; findings: Finding[] }> {
  const login = loginOf(endpoint, tls);
  try {
    const connected = await dialled(endpoint, { tls, form, ...ours() });
    const { product = 'a broker without a name', version = '' } = connected.live.peer;
    const reads = form ?? formFor(connected.live.peer);
    const found = `${product} ${version}`.trim();
    return { connected, findings: [ok('login', login), ok('AMQP', `${found}, the form is ${reads}`)] };
  } catch (error) {
    const { message, cause } = error as Error;
    const findings = isRefusal(cause, message)
      ? [noWay('login', `${login}: ${message}`)]
      : [noWay('AMQP', message)];
    return { connected: undefined, findings };
  }
}

function ours(): Pick<DialSettings, 'containerId' | 'idle'> {
  return { containerId: `notify-about.doctor.${randomUUID()}`, idle: patience.idle };
}

function dialled(endpoint: Endpoint, settings: DialSettings): Promise<Connected> {
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const hangUp = dial(endpoint, settings, {
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

/** Who we are to the broker: never the user's name, nor the password. */
function loginOf(endpoint: Endpoint, tls: TlsOptions): string {
  const mechanisms = Object.keys(mechanismsFor(endpoint, tls) ?? {});
  return mechanisms.length === 0 ? 'no user in the URL, so without SASL' : `SASL ${mechanisms.join(' or ')}`;
}

function isRefusal(cause: unknown, message: string): boolean {
  const { condition } = (cause ?? {}) as { condition?: string };
  return condition === 'amqp:unauthorized-access' || message.includes('SASL');
}
