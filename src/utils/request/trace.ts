// Which trace a request belongs to, as W3C Trace Context (https://www.w3.org/TR/trace-context/) hands it on.
import { maskText } from '../masking/masking.ts';
import { read } from '../describing/safe-read.ts';

/** The headers of a trace: they travel as application properties of the message, outside of the notification. */
export interface Trace {
  /** Version, trace id, parent id and flags: `00-<32 hex digits>-<16 hex digits>-<2 hex digits>`. */
  readonly traceparent: string;
  /** What the vendors of tracing tools keep with it, at most 512 characters. */
  readonly tracestate?: string;
}

// Sections 3.2.2.1 to 3.2.2.4: version ff and ids of zeros are invalid.
const traceparentForm = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
// Section 3.3: of a longer one nothing has to be handed on.
const tracestateForm = /^[\x20-\x7e]{1,512}$/;

/** The trace that an object names in `traceparent` and `tracestate`. What is not valid is left out; never throws. */
export function traceOf(source: unknown): Trace | undefined {
  const traceparent = read(source, 'traceparent');
  if (typeof traceparent !== 'string' || !traceparentForm.test(traceparent)) return undefined;
  const tracestate = read(source, 'tracestate');
  return isTracestate(tracestate) ? { traceparent, tracestate } : { traceparent };
}

// It came from outside. One that looks as if it held a secret is of less worth than the secret.
function isTracestate(value: unknown): value is string {
  return typeof value === 'string' && tracestateForm.test(value) && maskText(value) === value;
}
