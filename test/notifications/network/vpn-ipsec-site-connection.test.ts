import { expect } from 'chai';
import { notifyAboutVpnIpsecSiteConnectionAction } from '../../../src/notifications/network/vpn-ipsec-site-connection.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { neutronIpsecSiteConnection } from '../../samples/network/vpn-ipsec-site-connection.ts';

describe('notifyAboutVpnIpsecSiteConnectionAction', () => {
  const connection = neutronIpsecSiteConnection;

  it('never tells the pre-shared key', () => {
    const recorder = recordNotifications();
    const parameters = { psk: connection.psk, mtu: 1500, dpd: { action: 'hold', psk: connection.psk } };
    const details = { action: 'create', phase: 'end', parameters } as const;
    notifyAboutVpnIpsecSiteConnectionAction(recorder.context(), connection, details);
    const [told] = recorder.notifications;
    expect(told?.payload).to.deep.include({ parameters: { mtu: 1500, dpd: { action: 'hold' } } });
    expect(told?.payload.resource).to.deep.include({ dpd: connection.dpd });
    expect(JSON.stringify(told)).to.not.include(connection.psk);
  });
});
