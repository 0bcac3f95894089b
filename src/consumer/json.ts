import { isDeeperThan, withoutNaN } from '../utils/text/json-text.ts';
import { tooDeep, unreadable } from './errors.ts';

// Deeper than any service tells; Python's reader ends there too. JSON.stringify has no stack left at some thousand.
const MOST_LEVELS = 1000;

/**
 * What JSON says, or what Python writes for it: NaN and Infinity, which JSON does not have, are null.
 *
 * Throws a `NotificationError` when it is neither (`ERR_NOTIFICATION_UNREADABLE`), or nested too deep
 * (`ERR_NOTIFICATION_TOO_DEEP`). `what` is what it is of.
 */
export function parseJson(json: string, what: string): unknown {
  if (isDeeperThan(json, MOST_LEVELS)) throw tooDeep(`${what} has more than ${String(MOST_LEVELS)} levels`);
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
