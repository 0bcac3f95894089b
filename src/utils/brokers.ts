// What is said of the brokers, looked at together: which of it goes with which.
import { createSecureContext } from 'node:tls';
import { parseEndpoint, tellsPasswordInClear, type Endpoint } from './amqp/endpoint.ts';
import { urlsOf } from './checking.ts';
import { NotifierOptionError } from './errors.ts';
import type { NotifierOptions, TlsOptions } from './options.ts';

type BrokerOptions = Pick<NotifierOptions, 'url' | 'tls' | 'allowInsecureMechs'>;

interface Sources {
  readonly url: string;
  readonly tls: string;
}

const options: Sources = { url: 'url', tls: 'tls' };

/** The brokers of options that are right, each by itself. `sources` are what gave them, for the error. */
export function brokersOf(
  { url, tls = {}, allowInsecureMechs }: BrokerOptions,
  sources: Sources = options,
): Endpoint[] {
  const endpoints = urlsOf(url).flatMap((each) => parseEndpoint(String(each)) ?? []);
  const inClear = endpoints.find(tellsPasswordInClear);
  if (inClear !== undefined && allowInsecureMechs !== true) throw passwordInClear(inClear, sources.url);
  if (endpoints.some((endpoint) => endpoint.tls)) checkCertificates(tls, sources.tls);
  return endpoints;
}

function passwordInClear({ label }: Endpoint, source: string): NotifierOptionError {
  return new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: source,
    got: `a user for ${label}, whose password would cross the network as clear text`,
    takes: 'amqps://, or amqp:// with the option allowInsecureMechs: true',
  });
}

// Else each attempt to connect would throw, in a timer that nobody can catch.
function checkCertificates(tls: TlsOptions, source: string): void {
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: source,
      got: `what cannot be used (${String((error as NodeJS.ErrnoException).code)})`,
      takes: 'certificates and keys in PEM that belong together',
    });
  }
}
