import { isDeeperThan, withoutNaN } from '../utils/text/json-text.ts';
import { tooDeep, unreadable } from './errors.ts';

// Deeper than any service writes; Python's reader ends there too. JSON.stringify runs out of stack at some thousands.
const MAX_LEVELS = 1000;

/**
 * Parses JSON, or what Python writes for it: NaN and Infinity, which JSON does not have, become null.
 *
 * Throws a `NotificationError` when the text is neither (`ERR_NOTIFICATION_UNREADABLE`), or nested too deep
 * (`ERR_NOTIFICATION_TOO_DEEP`). `what` names the text in the message.
 */
export function parseJson(json: string, what: string): unknown {
  if (isDeeperThan(json, MAX_LEVELS)) throw tooDeep(`${what} has more than ${String(MAX_LEVELS)} levels`);
  try {
    return JSON.parse(json);
  } catch {
    return parsePython(json, what);
  }
}

function parsePython(json: string, what: string): unknown {
  try {
    return JSON.parse(withoutNaN(json));
  } catch (error) {
    throw unreadable(`${what} is not JSON`, error);
  }
}
