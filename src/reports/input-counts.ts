/** What was wrong with the input, as `--json` prints it. lines = unreadable to repeatedOutcomes, and taken. */
export interface InputCounts {
  lines: number;
  /** Not JSON, cut off, too long, or no notification. */
  unreadable: number;
  /** Of other services. */
  foreign: number;
  /** Not as the schemas say. */
  malformed: number;
  /** Of a major version that this release does not know. */
  unknownVersion: number;
  /** The same `message_id` again. */
  duplicates: number;
  /** An end or error of what has one already: it is left out. */
  repeatedOutcomes: number;
  /** What the report was made of, before its filters. */
  taken: number;
  /** Taken, but not in the order of time. */
  late: number;
  /** How often the times stepped back by more than five minutes. */
  clockSteps: number;
  /** Outcomes whose time does not fit their start's and their duration, by more than two seconds. */
  clockJumps: number;
  /** Starts of what was started already, and has no outcome or one that belongs to the start before. */
  repeatedStarts: number;
  /** Outcomes whose start was told, but is not in the input. */
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
