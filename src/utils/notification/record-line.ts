import type { Trace } from '../request/trace.ts';

/** A notification and its context, each a JSON object. */
export interface RecordText {
  readonly notification: string;
  readonly context: string;
}

/** Returns the line that `tail --json`, `collect` and the transport to a file write, without its line break. */
export function recordLine({ notification, context }: RecordText, trace: Trace | undefined): string {
  const more = trace === undefined ? '' : `,"trace":${JSON.stringify(trace)}`;
  return `{"notification":${notification},"context":${context}${more}}`;
}
