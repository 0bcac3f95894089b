'use server';
import { headers } from 'next/headers';
import { allocate } from '../allocate';

export async function allocateFromForm(form: FormData): Promise<void> {
  await allocate(new Headers(await headers()), String(form.get('network')));
}
