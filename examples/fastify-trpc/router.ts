import { notifyAboutFloatingIpAction } from 'notify-about';
import { z } from 'zod';
import { allocateFloatingIp } from './cloud.ts';
import { action, router } from './trpc.ts';

export const appRouter = router({
  allocateFloatingIp: action
    .meta({ notify: notifyAboutFloatingIpAction, action: 'allocate' })
    .input(z.object({ floating_network_id: z.uuid() }))
    .mutation(({ input }) => allocateFloatingIp(input.floating_network_id)),
});
