// What a dashboard tells: each kind of resource once, then from the beginning.
import { notifyAboutInstanceAction, type Notifier, type RequestContext } from 'notify-about';
import { novaServer } from '../../../test/samples/compute/instance.ts';
import { sampled } from '../../../test/samples/index.ts';

/** The request of a user who is logged in. */
export const request: RequestContext = {
  requestId: 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10',
  globalRequestId: 'req-0e8b5f6d-2d1c-4c0b-8a9f-1e2d3c4b5a60',
  userId: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  userName: 'alice',
  projectId: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  projectName: 'web',
  domainId: 'default',
  domainName: 'Default',
  roles: ['member', 'reader'],
  isAdmin: false,
  region: 'RegionOne',
  remoteAddress: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  sessionId: 'b7c1d5e9',
  view: 'project/instances',
  method: 'POST',
  path: '/project/instances/4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b/resize',
};

/** Tells that an instance was resized. */
export function tellInstance(notifier: Notifier): () => void {
  const context = { ...request, notifier };
  const parameters = { old_flavor_name: 'm1.small', new_flavor_id: '3f5c', disk_config: 'AUTO' };
  return () => {
    notifyAboutInstanceAction(context, novaServer, { action: 'resize', phase: 'end', parameters });
  };
}

/** Tells the first action of every kind of resource in turn. */
export function tellAllKinds(notifier: Notifier): (n: number) => void {
  const context = { ...request, notifier };
  const calls = sampled.map(({ notify, resource, parameters: asked }) => {
    const [action, parameters] = Object.entries(asked)[0] ?? [];
    const details = { action, phase: 'end', ...(parameters && { parameters }) } as never;
    return () => {
      notify(context, resource, details);
    };
  });
  return (n) => calls[n % calls.length]?.();
}
