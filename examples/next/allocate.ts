import { contextFromRequest, notifyAboutFloatingIpAction, withNotifications } from 'notify-about';
import { allocateFloatingIp, tokenOf, type FloatingIp } from './cloud';

/** For a route, which has a request, and for a server action, which has headers alone. */
export function allocate(request: Request | Headers, networkId: string): Promise<FloatingIp> {
  const { headers = request as Headers } = request as Request;
  const token = (): object => tokenOf(headers.get('cookie'));
  return withNotifications(
    notifyAboutFloatingIpAction,
    contextFromRequest(request, { token, view: 'project/floating_ips' }),
    (allocated) => allocated ?? { floating_network_id: networkId }, // at its end it has an id
    { action: 'allocate', parameters: { pool_id: networkId } },
    async () => {
      token(); // what is refused in here is an error of the action
      return allocateFloatingIp(networkId);
    },
  );
}
