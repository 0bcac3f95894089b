/** How often each kind of bad input is in the stream. */
export interface BadCounts {
  /** Not JSON, or no notification. */
  brokenLines: number;
  /** The first part of a good line, which follows. */
  halfLines: number;
  /** A copy of a good line, under another id, whose payload has version 2.0. */
  unknownVersions: number;
  /** Nova's, Keystone's and Cinder's own. */
  otherServices: number;
  /** The same line again, up to three minutes later. */
  duplicates: number;
  /** Lines that come up to three minutes after their time. */
  lateLines: number;
  /** A second start of an operation, under another id. */
  startsTwice: number;
  /** Starts that are left out, though their end or error comes. */
  missingStarts: number;
  /** An error of an operation that has ended, a second after its end, and that was started once. */
  errorsAfterEnd: number;
  /** Lines of 10 MB. */
  longLines: number;
  /** Notifications about resources whose ids have quotes and line breaks; they are good ones. */
  awkwardIds: number;
  /** How often the clock of a publisher was put forward or back, by up to ten minutes. */
  clockJumps: number;
}

export function noneBad(): BadCounts {
  return {
    ...{ brokenLines: 0, halfLines: 0, unknownVersions: 0, otherServices: 0, duplicates: 0, lateLines: 0 },
    ...{ startsTwice: 0, missingStarts: 0, errorsAfterEnd: 0, longLines: 0, awkwardIds: 0, clockJumps: 0 },
  };
}
