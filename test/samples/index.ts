import { instance } from './compute/instance.ts';
import type { Sampled } from './sample.ts';
import { session } from './session/session.ts';
import { volume } from './volume/volume.ts';

export const sampled: readonly Sampled[] = [instance, session, volume];
