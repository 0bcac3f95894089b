/**
 * Problems with the input, as `--json` prints them. `lines` is the sum of `unreadable` to `repeatedOutcomes`, and
 * `taken`.
 */
export interface InputCounts {
  lines: number;
  /** Not JSON, truncated, too long, or not a notification. */
  unreadable: number;
  /** From other services. */
  foreign: number;
  /** Not matching the schemas. */
  malformed: number;
  /** A major version that this release does not know. */
  unknownVersion: number;
  /** Repeated `message_id`. */
  duplicates: number;
  /** A second end or error of one operation: left out. */
  repeatedOutcomes: number;
  /** Used for the report, before its filters. */
  taken: number;
  /** Used, but not in the order of time. */
  late: number;
  /** The number of times that the clock stepped back by more than five minutes. */
  clockSteps: number;
  /** Outcomes whose time differs by more than two seconds from that of their start plus their duration. */
  clockJumps: number;
  /** Starts of an operation already started that has no outcome, or only one of the earlier start. */
  repeatedStarts: number;
  /** Outcomes whose start was emitted, but is not in the input. */
  missingStarts: number;
}

export function noCounts(): InputCounts {
  return {
    lines: 0,
    unreadable: 0,
    foreign: 0,
    malformed: 0,
    unknownVersion: 0,
    duplicates: 0,
    repeatedOutcomes: 0,
    taken: 0,
    late: 0,
    clockSteps: 0,
    clockJumps: 0,
    repeatedStarts: 0,
    missingStarts: 0,
  };
}
