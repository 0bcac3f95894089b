// The handlers of a small dashboard. Each tells what its user does: this is all that you add to your own.
import {
  notifyAboutInstanceAction,
  notifyAboutSessionAction,
  notifyAboutVolumeAction,
  type RequestContext,
} from 'notify-about';
import { cinder, keystone, nova, type Server, type Volume } from './cloud.ts';

/** A login just happens: it is told once, as it ended. */
export async function logIn(context: RequestContext, name: string, password: string): Promise<void> {
  const parameters = { domain: 'Default', auth_type: 'credentials', client_ip: context.remoteAddress };
  try {
    await keystone.authenticate(name, password);
    notifyAboutSessionAction(context, { name }, { action: 'login', phase: 'end', parameters });
  } catch (error) {
    notifyAboutSessionAction(context, { name }, { action: 'login', phase: 'error', parameters, error });
  }
}

/** What is created has a name at the start, and an id at the end. */
export async function launchInstance(context: RequestContext, name: string): Promise<void> {
  const flavor = { original_name: 'm1.small', vcpus: 1, ram: 2048 };
  const parameters = { count: 1, flavor_id: '2', source_type: 'image' };
  notifyAboutInstanceAction(context, { name }, { action: 'create', phase: 'start', parameters });
  try {
    const server = await nova.create(name, flavor);
    notifyAboutInstanceAction(context, server, { action: 'create', phase: 'end', parameters });
  } catch (error) {
    notifyAboutInstanceAction(context, { name }, { action: 'create', phase: 'error', parameters, error });
  }
}

export async function rebootInstance(context: RequestContext, server: Server): Promise<void> {
  notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'start' });
  try {
    await nova.reboot();
    notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'end' });
  } catch (error) {
    notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'error', error });
  }
}

export async function extendVolume(context: RequestContext, volume: Volume, newSize: number): Promise<void> {
  const parameters = { orig_size: volume.size, new_size: newSize };
  notifyAboutVolumeAction(context, volume, { action: 'extend', phase: 'start', parameters });
  try {
    await cinder.extend(volume.id, newSize);
    notifyAboutVolumeAction(context, volume, { action: 'extend', phase: 'end', parameters });
  } catch (error) {
    notifyAboutVolumeAction(context, volume, { action: 'extend', phase: 'error', parameters, error });
  }
}

export function logOut(context: RequestContext): void {
  notifyAboutSessionAction(context, {}, { action: 'logout', phase: 'end', parameters: { reason: 'user' } });
}
