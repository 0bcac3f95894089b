// How a client says who it is (AMQP 1.0, section 5.3).
import type { TlsOptions } from '../../api/options.ts';
import type { Endpoint } from '../../options/endpoint.ts';

/** A mechanism as rhea takes it: it answers once, with its initial response. */
type Mechanism = () => { start(answer: (error: undefined, response: Buffer) => void): void };

/** By name, the best first. */
export type Mechanisms = Readonly<Record<string, Mechanism>>;

/**
 * PLAIN with a user; without one but with a client certificate EXTERNAL, or ANONYMOUS where the peer has no EXTERNAL;
 * else none: then there is no SASL layer at all.
 */
export function mechanismsFor(
  { user, password, tls }: Endpoint,
  { cert }: TlsOptions,
): Mechanisms | undefined {
  if (user !== undefined) return plainMechanism(user, password);
  // The certificate says who it is (RFC 4422, appendix A).
  return tls && cert !== undefined ? { EXTERNAL: responding(''), ANONYMOUS: responding('') } : undefined;
}

/**
 * SASL PLAIN (RFC 4616). rhea's own counts characters where it must count bytes, and so cuts a password with an umlaut;
 * it also turns an empty password into ANONYMOUS.
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

/** The name of the best of ours that the peer offers. Throws when there is none. */
export function chosenFrom(offered: readonly string[], ours: Mechanisms): string {
  const names = Object.keys(ours);
  const chosen = names.find((name) => offered.includes(name));
  if (chosen !== undefined) return chosen;
  throw new Error(`the peer does not offer SASL ${names.join(' or ')}, only: ${offered.join(', ')}`);
}
