/** The number of each kind of bad input in the stream. */
export interface BadCounts {
  /** Not JSON, or not a notification. */
  brokenLines: number;
  /** The first part of a good line, which follows. */
  halfLines: number;
  /** A copy of a good line, under another id, whose payload has version 2.0. */
  unknownVersions: number;
  /** Notifications of Nova, Keystone and Cinder. */
  otherServices: number;
  /** The same line again, up to three minutes later. */
  duplicates: number;
  /** Lines up to three minutes after their time. */
  lateLines: number;
  /** A second start of an operation, under another id. */
  startsTwice: number;
  /** Omitted starts, whose end or error is present. */
  missingStarts: number;
  /** An error one second after the end of an operation with a single start. */
  errorsAfterEnd: number;
  /** Lines of 10 MB. */
  longLines: number;
  /** Notifications about resources whose ids have quotes and line breaks; they are valid. */
  awkwardIds: number;
  /** The number of times that a publisher's clock was set forward or back, by up to ten minutes. */
  clockJumps: number;
}

export function noneBad(): BadCounts {
  return {
    ...{ brokenLines: 0, halfLines: 0, unknownVersions: 0, otherServices: 0, duplicates: 0, lateLines: 0 },
    ...{ startsTwice: 0, missingStarts: 0, errorsAfterEnd: 0, longLines: 0, awkwardIds: 0, clockJumps: 0 },
  };
}
