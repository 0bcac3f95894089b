// The SASL mechanisms of a client (AMQP 1.0, section 5.3).
import type { TlsOptions } from '../../api/options.ts';
import type { Endpoint } from '../../options/endpoint.ts';

/** A mechanism as rhea expects it: it answers once, with its initial response. */
type Mechanism = () => { start(answer: (error: undefined, response: Buffer) => void): void };

/** Mechanisms by name, the best first. */
export type Mechanisms = Readonly<Record<string, Mechanism>>;

/**
 * Returns PLAIN for a user. Without a user but with a client certificate, returns EXTERNAL, and ANONYMOUS for peers
 * without EXTERNAL. Otherwise returns `undefined`: there is no SASL layer then.
 */
export function mechanismsFor(
  { user, password, tls }: Endpoint,
  { cert }: TlsOptions,
): Mechanisms | undefined {
  if (user !== undefined) return plainMechanism(user, password);
  // The certificate is the identity (RFC 4422, appendix A).
  return tls && cert !== undefined ? { EXTERNAL: responding(''), ANONYMOUS: responding('') } : undefined;
}

/**
 * SASL PLAIN (RFC 4616). rhea's own counts characters instead of bytes, and so truncates a password with an umlaut; it
 * also turns an empty password into ANONYMOUS.
 */
export function plainMechanism(user: string, password: string): Mechanisms {
  return { PLAIN: responding(`\0${user}\0${password}`) };
}

function responding(text: string): Mechanism {
  const response = Buffer.from(text, 'utf8');
  return () => ({
    start: (answer) => {
      answer(undefined, response);
    },
  });
}

/** Returns the name of our best mechanism that the peer offers. Throws when there is none. */
export function chosenFrom(offered: readonly string[], ours: Mechanisms): string {
  const names = Object.keys(ours);
  const chosen = names.find((name) => offered.includes(name));
  if (chosen !== undefined) return chosen;
  throw new Error(`the peer does not offer SASL ${names.join(' or ')}, only: ${offered.join(', ')}`);
}
