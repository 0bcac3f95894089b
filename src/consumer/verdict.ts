import { maskText } from '../utils/masking.ts';
import type { OtherNotification } from './decode.ts';
import type { Delivery, Handler } from './handlers.ts';

/** What a handler said of a notification. */
export interface Verdict {
  readonly says: 'accept' | 'retry' | 'reject';
  /** Of the last two: why. */
  readonly reason: string;
}

/** Calls a handler, and answers what it said. Never rejects. */
export async function verdictOf(
  handler: Handler,
  notification: OtherNotification,
  about: Omit<Delivery, 'retry' | 'reject'>,
): Promise<Verdict> {
  let said: Verdict | undefined;
  // Kept besides: a handler may catch what it threw itself.
  const say = (says: Verdict['says']) => (reason?: string) => {
    said ??= { says, reason: maskText(reason ?? 'no reason given') };
    throw new Error(said.reason);
  };
  try {
    await handler(notification, { ...about, retry: say('retry'), reject: say('reject') });
    return said ?? { says: 'accept', reason: '' };
  } catch (error) {
    return said ?? { says: 'retry', reason: messageOf(error) };
  }
}

/** What was thrown may hold what nobody should read. */
function messageOf(error: unknown): string {
  return error instanceof Error ? maskText(`${error.name}: ${error.message}`) : `threw a ${typeof error}`;
}
