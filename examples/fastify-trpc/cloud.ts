// Yours: a session, and a client of Neutron whose errors keep the answer, so that the notification says why.
const neutron = process.env['NEUTRON_URL'] ?? 'http://127.0.0.1:9696';

export interface FloatingIp {
  readonly id: string;
  readonly floating_ip_address: string;
}

/** What a service, or this server, refused. */
export class RefusedError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, message: string, body?: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** The user's Keystone token, from a cookie. */
export function tokenOf(cookie: string | null | undefined): object {
  if (cookie?.includes('session=alice') !== true) throw new RefusedError(401, 'Please log in.');
  return {
    user: { id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60', name: 'alice', domain: { id: 'default' } },
    project: { id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60', name: 'web', domain: { id: 'default' } },
    roles: [{ name: 'member' }],
  };
}

export async function allocateFloatingIp(networkId: string): Promise<FloatingIp> {
  const answer = await fetch(`${neutron}/v2.0/floatingips`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ floatingip: { floating_network_id: networkId } }),
  });
  const body = (await answer.json()) as { floatingip: FloatingIp };
  if (!answer.ok) throw new RefusedError(answer.status, `Neutron answered ${String(answer.status)}`, body);
  return body.floatingip;
}
