// The reasons why there is no connection, in words for the operator: the fault, its place, and the remedy.
import type { Endpoint } from '../../options/endpoint.ts';
import { inOneLine } from '../../text/one-line.ts';
import type { AmqpError } from '../codec/amqp-error.ts';
import { OtherProtocolError } from '../codec/protocol-header.ts';

type Words = (endpoint: Endpoint) => string;

const endings = {
  closed: 'closed the connection without a reason: see the log of the broker',
  late: 'does not answer: the broker may hang, or not have the virtual host',
  silent: 'stopped responding: the broker hangs, or the network is down',
} as const;

/** Returns the reason why a connection ended without an error, as a clause. */
export function reasonOfEnding(ending: keyof typeof endings, { label }: Endpoint): string {
  return `${label} ${endings[ending]}`;
}

const unreachable: Words = ({ label }) => `${label} cannot be reached: check the network and its firewalls`;
const untrusted: Words = ({ host }) =>
  `the certificate of ${host} is signed by an unknown authority: set tls.ca to the certificate of that authority`;
const unwelcome: Words = ({ label }) =>
  `${label} requires a client certificate it trusts: set tls.cert and tls.key from an authority it knows`;
const outdated: Words = ({ label }) =>
  `${label} shares no TLS version with this client: enable TLS 1.2 or 1.3 at the broker`;

/** Keys are the codes of Node (`errors`, `tls`) and of OpenSSL. */
const byCode: Readonly<Record<string, Words>> = {
  ENOTFOUND: ({ host }) => `no address is known for ${host}: check the host in the URL, and the DNS`,
  EAI_AGAIN: ({ host }) => `the DNS does not answer for ${host}: check the resolver of this machine`,
  ECONNREFUSED: ({ label }) => `connection refused by ${label}: start the broker, or check host and port`,
  ECONNRESET: ({ label }) => `${label} reset the connection: see the log of the broker`,
  EPIPE: (endpoint) => reasonOfEnding('closed', endpoint),
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: ({ host }) => `the certificate of ${host} has expired: renew it at the broker`,
  CERT_NOT_YET_VALID: ({ host }) => `the certificate of ${host} is not valid yet: check the clocks`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ host }) =>
    `the certificate is not for ${host}: use one of its names, in the URL or as tls.servername`,
  ERR_SSL_WRONG_VERSION_NUMBER: ({ label }) => `${label} does not speak TLS: check the port, or use amqp://`,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: unwelcome,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: unwelcome,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: outdated,
  ERR_SSL_UNSUPPORTED_PROTOCOL: outdated,
};

/** Returns the reason in an error of the system, of TLS or of the peer, as a clause. */
export function reasonOf(error: unknown, endpoint: Endpoint): string {
  if (error instanceof OtherProtocolError) return reasonOfProtocol(error, endpoint);
  const { condition, description, message, code = '' } = error as AmqpError & Partial<NodeJS.ErrnoException>;
  if (condition === 'amqp:unauthorized-access') return `the peer refused ${credentialsOf(endpoint)}`;
  // rhea's words for a peer that requires SASL when the URL has no user.
  if (message === 'SASL layer not enabled')
    return `${endpoint.label} requires a login: set user and password in the URL`;
  const words = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (words !== undefined) return `${words(endpoint)} (${code})`;
  return inOneLine({ condition, description: description ?? (message === '' ? code : message) });
}

function reasonOfProtocol({ version }: OtherProtocolError, { label, tls }: Endpoint): string {
  if (version === undefined)
    return `${label} does not speak AMQP: check host and port${tls ? '' : ', or use amqps://'}`;
  const remedy =
    version === '0-9-1'
      ? "enable RabbitMQ's plugin rabbitmq_amqp1_0, or use RabbitMQ 4"
      : 'enable AMQP 1.0 at the broker, or use another broker';
  return `the broker speaks AMQP ${version} only: ${remedy}`;
}

function credentialsOf({ user }: Endpoint): string {
  return user === undefined ? 'the client certificate, or requires a user' : 'user or password';
}
