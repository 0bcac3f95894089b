import { openNotifier } from 'notify-about';
import { startBroker } from 'notify-about/testing';
import type { Message } from 'rhea';
import { tellInstance } from './dashboard.ts';

/** Returns the message of `tellInstance`, as an object with all of its sections. */
export async function finishedMessage(): Promise<Message> {
  const broker = await startBroker();
  const notifier = openNotifier({ url: broker.url, form: 'rabbit', install: false });
  tellInstance(notifier)();
  const [received = {}] = await broker.waitFor(1);
  await notifier.close();
  await broker.close();
  // The address is not part of a message.
  return Object.fromEntries(
    Object.entries(received).filter(([name]) => name !== 'address'),
  ) as unknown as Message;
}
