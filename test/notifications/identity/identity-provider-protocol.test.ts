import { expect } from 'chai';
import { notifyAboutIdentityProviderProtocolAction } from '../../../src/notifications/identity/identity-provider-protocol.ts';
import { openBench } from '../../notifier.ts';
import { keystoneProtocol } from '../../samples/identity/identity-provider-protocol.ts';

function described(given: object): object {
  const { notifier, told, losses } = openBench();
  notifyAboutIdentityProviderProtocolAction({ notifier }, given, { action: 'delete', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutIdentityProviderProtocolAction', () => {
  it('finds the identity provider in the links, where Keystone names it', () => {
    const picked = {
      type: 'identity_provider_protocol',
      id: 'openid',
      name: 'openid',
      identity_provider_id: 'ACME',
      mapping_id: 'acme-people',
    };
    const { links, ...unlinked } = keystoneProtocol;
    expect(described(keystoneProtocol)).to.deep.equal(picked);
    expect(described({ ...unlinked, links: { self: links.self } })).to.deep.equal(picked);
  });

  it('prefers the identity provider that is named', () => {
    expect(described({ ...keystoneProtocol, identity_provider_id: 'other' })).to.include({
      identity_provider_id: 'other',
    });
  });

  it('does without one', () => {
    const bare = { type: 'identity_provider_protocol', id: 'saml2', name: 'saml2' };
    expect(described({ id: 'saml2' })).to.deep.equal(bare);
    expect(described({ id: 'saml2', links: { self: 'https://cloud.example/' } })).to.deep.equal(bare);
  });
});
