// The notifications of a dashboard: each resource type once, then from the beginning.
import { notifyAboutInstanceAction, type Notifier, type RequestContext } from 'notify-about';
import { alice } from '../../../test/samples/alice.ts';
import { novaServer } from '../../../test/samples/compute/instance.ts';
import { sampled } from '../../../test/samples/index.ts';

/** The request of a logged-in user. */
export const request: RequestContext = {
  ...alice,
  view: 'project/instances',
  method: 'POST',
  path: '/project/instances/4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b/resize',
};

/** Returns a function that emits the end of an instance's resize. */
export function tellInstance(notifier: Notifier): () => void {
  const context = { ...request, notifier };
  const parameters = { old_flavor_name: 'm1.small', new_flavor_id: '3f5c', disk_config: 'AUTO' };
  return () => {
    notifyAboutInstanceAction(context, novaServer, { action: 'resize', phase: 'end', parameters });
  };
}

/** Returns a function that emits the first action of every resource type in turn. */
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
