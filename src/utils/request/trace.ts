// The trace that a request belongs to, as W3C Trace Context (https://www.w3.org/TR/trace-context/) propagates it.
import { maskText } from '../masking/masking.ts';
import { read } from '../describing/safe-read.ts';

/** The headers of a trace. They are sent as application properties of the message, outside of the notification. */
export interface Trace {
  /** Version, trace id, parent id and flags: `00-<32 hex digits>-<16 hex digits>-<2 hex digits>`. */
  readonly traceparent: string;
  /** The data that tracing vendors add, at most 512 characters. */
  readonly tracestate?: string;
}

// Sections 3.2.2.1 to 3.2.2.4: version ff and ids of zeros are invalid.
const traceparentForm = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
// Section 3.3: a longer one need not be propagated.
const tracestateForm = /^[\x20-\x7e]{1,512}$/;

/** Returns the trace in `traceparent` and `tracestate` of an object, without invalid parts; never throws. */
export function traceOf(source: unknown): Trace | undefined {
  const traceparent = read(source, 'traceparent');
  if (typeof traceparent !== 'string' || !traceparentForm.test(traceparent)) return undefined;
  const tracestate = read(source, 'tracestate');
  return isTracestate(tracestate) ? { traceparent, tracestate } : { traceparent };
}

// It came from outside. If it may contain a secret, it is dropped: the secret matters more.
function isTracestate(value: unknown): value is string {
  return typeof value === 'string' && tracestateForm.test(value) && maskText(value) === value;
}
