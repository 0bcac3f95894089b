import { expect } from 'chai';
import { notifyAboutRouterInterfaceAction } from '../../../src/notifications/network/router-interface.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(given: object): object {
  const recorder = recordNotifications();
  notifyAboutRouterInterfaceAction(recorder.context(), given, { action: 'remove', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutRouterInterfaceAction', () => {
  const answer = { id: 'router', port_id: 'port', network_id: 'network', subnet_id: 'subnet' };
  const told = { type: 'router_interface', router_id: 'router' };

  it("takes Neutron's answer, whose id is the router's", () => {
    expect(described(answer)).to.deep.equal({ ...told, ...answer });
    expect(described({ ...answer, router_id: 'router', router_name: 'edge' })).to.deep.equal({
      ...told,
      ...answer,
      name: 'edge',
    });
  });

  it('takes the port that it is, which knows its router as its device', () => {
    const port = {
      id: 'port',
      name: "the port's name",
      device_id: 'router',
      network_id: 'network',
      fixed_ips: [{ subnet_id: 'subnet', ip_address: '10.0.0.1' }],
    };
    expect(described(port)).to.deep.equal({ ...told, ...answer, ip_address: '10.0.0.1' });
  });

  it("takes as little as the router's id or name", () => {
    expect(described({ id: 'router' })).to.deep.equal({ ...told, id: 'router' });
    expect(described({ router_id: 'router' })).to.deep.equal({ ...told, id: 'router' });
    expect(described({ router_id: 'router', id: 'router', name: 'edge' })).to.deep.equal({
      ...told,
      id: 'router',
      name: 'edge',
    });
    expect(described({ name: 'edge' })).to.deep.equal({ type: 'router_interface', name: 'edge' });
  });
});
